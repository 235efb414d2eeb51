const headings: Readonly<Record<string, string>> = {
  name: "full name,volledige naam,nom complet,nom et prenom,naam en voornaam,nombre completo,names,person name,denomination,benaming,raison sociale,handelsnaam,company name,nombre y apellidos,first and surname,suspect,verdachte,ship name,vessel name,nom du navire,scheepsnaam",
  alias: "aka,a k a,also known as,known as,dit,alias name,alias nom,aliassen,apodo,otros nombres",
  previousName:
    "maiden name,nom de jeune fille,meisjesnaam,geboortenaam,birth name,nom de naissance,former name,ancien nom,nombre anterior",
  weakAlias: "nick,sobriquet,roepnaam,mote",
  summary: "abstract,synthese,resumen",
  notes:
    "note,remark,remarks,comment,comments,commentaire,commentaires,observations,opmerking,notitie,nota,notas,observaciones",
  country:
    "land code,country code,code pays,landcode,pais,residence country,pays de residence,woonland",
  address:
    "address 2,address line 2,adres 2,adresse 2,full address,home address,domicile,domicilie,woonadres,verblijfplaats,residence,direccion,domicilio",
  sourceUrl: "url,link,lien,source url",
  topics: "topic,tags,tag,labels,themes,thema",
  email:
    "e mail,mail,email address,e mail address,adresse mail,courriel,mailadres,e mailadres,correo,correo electronico",
  phone:
    "phone number,telephone,telephone number,tel,tel no,mobile,mobile number,mobile phone,cell,cell phone,cellphone,gsm,gsm nummer,gsm nr,msisdn,n de telephone,no de telephone,numero de telephone,num tel,portable,tel portable,telefoonnummer,telefoon nr,mobiel,mobiel nummer,telefono,movil,celular,numero de telefono",
  website: "web,web site,site internet,webpage,pagina web,sitio web",
  legalForm: "company type,forme legale,juridische vorm,forma juridica",
  taxNumber:
    "tax id,tin,tax no,nif,fiscal number,numero d identification fiscale,fiscaal nr,ruc,rut",
  registrationNumber:
    "company number,registration no,reg no,kbo,kbo nummer,bce,numero bce,numero d entreprise,n entreprise,ondernemingsnummer,kvk,kvk nummer,siren,siret,rc,registre de commerce,numero de registro",
  idNumber:
    "id number,id no,id card,id card number,identity card,identity card number,document number,national id,national number,numero national,carte d identite,n carte d identite,cin,cni,cine,identiteitskaart,identiteitskaartnummer,documentnummer,dni,nie,cedula,numero de documento",
  iban: "iban number,iban nummer,numero iban,bank account,account iban,rekening",
  subjectStatus: "subject status,suspect status,qualite,hoedanigheid,statut du sujet",
  title: "mr mrs,salutation,civilite,aanspreking,aanhef,titulo",
  firstName:
    "given name,given names,givenname,forename,forenames,fname,first,christian name,prenom,prenoms,voornamen,nombre,nombres,nombre de pila",
  secondName: "second given name,deuxieme prenom,tweede naam,segundo nombre",
  middleName: "middle,middle initial,tussenvoegsel,tussenvoegsels,voorvoegsel,particule",
  fatherName:
    "father,father name,pere,prenom du pere,vader,naam vader,nombre del padre,patronymic,patronyme",
  motherName: "mother,mother name,mere,moeder,naam moeder,nombre de la madre",
  lastName:
    "surname,sur name,family name,familyname,lname,last,name,nom,nom patronymique,nom usuel,familienaam,geslachtsnaam,naam,apellido,apellidos,primer apellido",
  birthDate:
    "birth date,birthdate,date of birth,dob,d o b,born,born on,birthday,ddn,date naissance,ne le,nee le,ne e le,naissance,geboren,geboren op,gebdat,geb datum,geb dat,fecha de nacimiento,nacimiento,f nac",
  birthPlace:
    "birth place,birthplace,pob,place of birth,born in,city of birth,lieu naissance,ne a,commune de naissance,geboren te,geboren in,geb plaats,lugar de nacimiento",
  birthCountry: "birth country,pays naissance,land van geboorte,pais de nacimiento",
  deathDate:
    "date of death,death date,dod,died,date deces,decede le,overlijdensdatum,overleden op,fecha de defuncion",
  nationality: "nationalities,citizenship,citizen of,citoyennete,nat,burgerschap,nacionalidad",
  gender: "sex,m f,m v,m v x,h f,genre,sekse,gender code,sexo,genero",
  passportNumber:
    "passport,passport no,passport nr,passeport,n passeport,no de passeport,paspoort,paspoort nr,reispas,pasaporte,numero de pasaporte",
  socialSecurityNumber:
    "soc sec id,ssn,social security,social security no,social security id,insz,niss,nrn,registre national,numero de registre national,n registre national,rijksregister,rijksregisternr,rr nummer,rrn,bsn,burgerservicenummer,nir,numero insee,securite sociale,numero de seguridad social",
  position:
    "occupation,job,job title,function,fonction,metier,functie,baan,ocupacion,profesion,cargo",
  appearance: "physical description,signalement physique,persoonsbeschrijving,descripcion fisica",
  streetNumber:
    "street number,street no,house number,house no,huisnr,nr,n de rue,numero de maison,numero rue,no rue,numero de calle",
  street:
    "street name,address 1,address line 1,adres 1,adresse 1,adresregel 1,straatnaam,nom de rue,voie,calle",
  city: "suburb,town,city name,municipality,locality,ville,commune,stad,woonplaats,plaatsnaam,ciudad,localidad,municipio",
  postalCode: "postcode,post code,zip,zip code,zipcode,postal,cp,code postale,pc,codigo postal",
  region: "state,province,provincie,county,department,departement,etat,staat,provincia,estado",
  incorporationDate:
    "incorporated,incorporation date,founded,date de constitution,oprichtingsdatum,fecha de constitucion",
  dissolutionDate: "dissolved,date dissolution,ontbindingsdatum,faillissementsdatum",
  vatCode: "vat,vat no,vat number,vat id,tva,n tva,numero tva,btw,btw nr,btw nummer,iva",
  eori: "eori,eori no,eori nr",
  sector: "industry,activite,branche,activiteit,actividad",
  number:
    "phone,phone number,telephone,telephone number,tel,msisdn,gsm,gsm nummer,mobile,mobile number,numero de telephone,n de telephone,telefoonnummer,telefono,telefoon",
  "Identification.number":
    "document number,document no,id number,numero de document,documentnummer,numero de documento",
  imsi: "imsi number,imsi nummer,numero imsi,sim",
  operator: "carrier,provider,telecom operator,fournisseur,aanbieder,operador",
  firstSeen: "first seen,premiere activite,eerste activiteit,first activity",
  lastSeen: "last seen,derniere activite,laatste activiteit,last activity",
  imei: "imei number,imei nummer,imei nr,numero imei,imei1",
  model: "make and model,make model,marque et modele,merk,merk en model,make,marque,brand,modelo",
  accountNumber: "account,account no,compte,n de compte,rekening nr,numero de cuenta",
  bankName: "bank name,nom de la banque,naam bank,banco",
  bic: "swift,swift code,bic swift,bic code",
  "Vehicle.registrationNumber":
    "plate,plate number,license plate,licence plate,number plate,registration,reg,vrn,plaque,plaque d immatriculation,n de plaque,immatriculation,numero d immatriculation,nummerplaat,nummerplaten,kenteken,kentekennummer,plaat,matricula,placa",
  vin: "vin number,chassis,chassis no,chassis nr,n de chassis,bastidor",
  type: "category,categorie,soort,genre,tipo,document type,vehicle type",
  color: "color,colour,coloris",
  imoNumber: "imo,imo no,imo nr,n omi,omi,ship number,lloyds number",
  mmsi: "mmsi number,mmsi no",
  callSign: "callsign,radio call sign,indicatif,roepletters",
  flag: "flag state,etat du pavillon,vlaggenstaat,bandera",
  containerNumber:
    "container,container no,container nr,container id,cntr,cntr no,cont no,conteneur,n conteneur,no conteneur,contenedor,equipment number,unit number",
  sizeType: "iso type,iso code,size type,container type,type conteneur,containertype",
  billOfLading:
    "bl,b l,bl no,b l number,b l no,bol,bill of lading number,n connaissement,cognossementnummer,conocimiento de embarque",
  description:
    "goods,goods description,cargo,commodity,marchandise,description des marchandises,goederen,goederenomschrijving,lading,mercancia",
  hsCode:
    "hs,hs6,hs code,taric,commodity code,code nc,code douanier,gn code,tariff code,partida arancelaria",
  grossWeight:
    "gross weight,gross,gross mass,weight,poids,poids brut,masse brute,gewicht,brutogewicht,bruto,peso bruto,peso",
  portOfLoading:
    "pol,load port,loading port,port depart,haven van lading,laadhaven code,puerto de carga",
  portOfDischarge:
    "pod,discharge port,port of destination,port arrivee,haven van lossing,puerto de descarga",
  full: "address,adresse,adres,full address,direccion",
  locode: "un locode,unlocode,port code,code port,havencode",
  latitude: "lat,breedte,latitud,y coord",
  longitude: "lon,lng,long,lengte,longitud,x coord",
  fileName: "file,filename,fichier,bestand,archivo",
  author: "written by,redacteur,opsteller,verbalisant,autor",
  authority: "issuing authority,autorite de delivrance,uitgevende instantie,autoridad",
  date: "datetime,date time,timestamp,date heure,datum tijd,datum en uur,tijdstip,day,jour,dag,fecha,date of event,date des faits,datum feiten",
  startDate:
    "start,start date,begin,debut,date debut,date de debut,startdatum,begindatum,fecha de inicio,valid from",
  endDate:
    "end,end date,einde,fin,date fin,date de fin,einddatum,fecha de fin,expiry,expiry date,valid until",
  location: "venue,lieu des faits,plaats feiten,where,lieu,plaats,place,lugar",
  duration: "length,duree,duree s,duur,seconds,secondes,duracion",
  substance: "drug,drugs,product,produit,stupefiant,verdovend middel,droga,sustancia",
  weightKg:
    "weight,kg,kilo,kilos,quantity kg,quantite kg,poids,poids kg,gewicht,hoeveelheid kg,peso kg",
  method: "modus operandi,mo,concealment,mode operatoire,werkwijze,verbergingsmethode,metodo",
  result: "outcome,resultat,uitslag,resultado",
  terminal: "quay,quai,kaai,berth,kade",
  status: "state,etat,toestand,estado",
  role: "function,fonction,functie,relationship,capacity",
  amount: "sum,value,somme,som,waarde,importe,monto",
  currency: "ccy,monnaie,valuta,moneda",
  purpose: "reference,communication,mededeling,motif,concepto",
};

/**
 * Headings under which services write a property, in English, French, Dutch and Spanish, beside
 * its labels and its own name: lower case, without diacritics, words apart by spaces. A key may
 * name one kind, as in `Vehicle.registrationNumber`.
 */
export const columnSynonyms: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  Object.entries(headings).map(([property, written]) => [property, written.split(",")]),
);
