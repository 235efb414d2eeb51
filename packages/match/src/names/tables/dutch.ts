/** Dutch and Flemish given names: short forms and spellings. See spelling-groups.ts. */
export const dutch = `
johannes = johan = jan: hans joop joh han jo hannes jansen
johannes = joannes = johan = jan
hendrik = hendrikus = henricus: henk rik hein hendrik
willem = wilhelmus = guillaume: wim pim willy bill
cornelis = kornelis = cornelius: kees cor cees nelis
petrus = pieter = peter = piet = pierre
petrus = pieter = peter: piet pim pit
gerardus = gerard = gerhard: gerrit geert sjraar rard
jacobus = jacob = jakob: jaap koos ko cobus
antonius = anton = antoon: toon ton tonnie teun
adrianus = adriaan = adrien: arjan ad janus adri aad arie
franciscus = frans = franciscus: frank cisco suske
mattheus = matthijs = mathias = matthias: thijs mat ties matt
bartholomeus: bart bartel mees
nicolaas = nikolaas = nicolas: klaas nico nick niek claes
lambertus = lambert: bert lamme bertus
albertus = albert = albrecht: bert ab bertus appie
hubertus = hubert: bert huub huib
theodorus = theodoor: theo dirk door dorus
leonardus = leendert = leonard: leen leo lennart
laurentius = laurens = lourens: lau rens laurent
christiaan = kristiaan = christian: chris kris
joseph = jozef = jozeph: jef joost sjef jos
lodewijk = ludovicus: lode louis wiek
karel = carolus = karl: carl sjarel
constantijn: stijn constant
augustinus: stijn guus gust
elisabeth = elizabeth: els elsje lisa bets liesbeth elly lies betty
maria = marie = mariam: mia miep mieke ria marijke marieke
catharina = katharina = catherine: trijn kaat toos katrien rina karin katrijn
margaretha = margareta: greet griet grietje gretha marga
johanna = joanna: jo hanneke annie jopie
wilhelmina: mien willemijn mina
hendrika: rika riek
magdalena: leen magda lena
meijer = meyer = meier = mayer = maier
jansen = janssen = janssens = jansens
bruijn = bruin = bruyn
kuipers = kuijpers = kuypers
nijs = nys = neys
thijs = thys = tijs
wouters = wauters
peters = peeters = pieters
smet = smedt
clercq = clerck = klerk
vandenberg = vandenbergh = vandenberghe
broek = broeck
`;
