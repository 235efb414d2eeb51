/** Names of Arabic origin as Maghreb, Mashreq, Turkey and their neighbours spell them. See spelling-groups.ts. */
export const arabic = `
mohamed = mohammed = mohammad = mohamad = muhammad = muhammed = mohamet = mhamed = mhammed = muhamad = mohd = muhamed = mehamed = maxamed = mohamud
mohamed: moha momo hamid med simo mo moh hamada
ahmed = ahmad = achmed = ahmet = hmed = hmad = achmad = axmed
mahmoud = mahmud = mahmood = mehmood
youssef = yusuf = yousef = youcef = yousuf = yossef = jusuf = josef = yusef = joesoef = usef
said = saeed = saed = sayid
hussein = husain = hussain = husayn = hossein = houcine = hocine = lahoucine = lhoucine = houssaine = hussin = hoessein = husein = huseyin
hassan = hasan = hasen = lahcen = lahsen = lhassan = hassane
abdellah = abdullah = abdallah = abdoullah = abdulla = abdoulah = abdalla
ali = aly = alie
omar = umar = oumar = omer = oemar
othmane = othman = uthman = osman = ousmane = otmane = usman
brahim = ibrahim = ebrahim = ibraheem
ismail = smail = ismael = ismaeel
moussa = musa = mousa = moesa = mosa
issa = isa = aissa = eissa
yahya = yehia = yehya = jahja = yahia
ayoub = ayub = ajoub = ayyub = ayoeb
younes = yunus = younis = yunis = jounes
slimane = suleiman = sulaiman = sliman = soulaimane = suleyman = solayman
mustapha = mustafa = moustafa = moustapha = mostafa = mostapha
tarik = tariq = tarek = tareq
khalid = khaled = chalid = halid
rachid = rashid = rasheed = raschid = errachid
hicham = hisham = hichem = hesham
walid = oualid = waleed = elwalid
jamal = djamal = gamal = jamel = djamel
fouad = fuad = foead = fuat
mounir = munir = moenir = muneer
mourad = murad = moerad
nabil = nabeel
redouane = ridwan = redouan = radwan = ridouane = rodwan
driss = idris = idriss = edris
mehdi = mahdi = elmehdi = mahdy
amine = amin = ameen = lamine
soufiane = sofian = sufyan = soufian = sofiane
anass = anas = anes
hamza = hamzah = hemza
achraf = ashraf = aschraf
marouane = marwan = merouane = marouan = marwane
noureddine = nordin = nurdin = nureddin = noureddin = nouredine = nuruddin = nooruddin = noordin
azzeddine = azzedine = ezzeddine = izzeddin = izeddin
salaheddine = salahuddin = saladin = salahdin = salahedine
kamal = kamel = kemal
karim = kareem = krim
jaouad = jawad = jaoued
toufik = taoufik = tawfiq = tewfik = tofik
larbi = elarbi = arabi
mimoun = maymun = maimoun
bilal = belal = bilel
yassine = yasin = yacine = yassin = jassin = yaseen
ilyas = ilias = elias = lyes = elyas = ilyass
zakaria = zakariya = zakariyya = zakariae
saddam = sadam
gaddafi = qaddafi = kadhafi = qadhafi = kaddafi = ghadafi = gadhafi
osama = usama = oussama = oesama
bashar = bachar
assad = asad = elassad
rahman = rahmane = rehman = rahmaan
fatima = fatma = fatema
khadija = chadija = khadidja = hatice
aicha = aisha = aischa = ayesha = ayse
zineb = zainab = zaynab = zeinab = zeynep
meryem = mariam = maryam = miriam = meriem
laila = leila = layla = leyla
houda = huda = hoeda
hanan = hanane = hanen
imane = iman = eman
salma = selma
salim = salem = selim
nora = noura = nura
nawal = nawel = naoual
zahra = zohra = zehra
samy = sami
rida = reda = redha = ridha
nasser = nasir = naser = naceur
rafik = rafiq
tahar = taher = tahir
souad = suad = soead
abdelhak = abdelhaq
yakhlef = ikhlef = yachlef
amrani = lamrani = omrani
alaoui = alawi = lalaoui
cherkaoui = sharqawi = charkaoui = sherkawi
ouazzani = wazzani = ouezzani
yakoubi = yaqubi = yaakoubi
hachemi = hashimi = hashemi
kacem = qasim = kasem = qassem = kassem = gasim
sheikh = shaykh = cheikh = sheik = shaikh = sjeik
sayyid = sayed = sayyed = seyed = syed = sayid
haji = hajji = hadji = hadj = haj = hajj
qadir = kader = kadir = qader = kadhir
aziz = aziez
karroum = karoum
`;
