/** Turkish given names: short forms and spellings. See spelling-groups.ts. */
export const turkish = `
mehmet = mehmed = muhammet = muhammed = mohammed
ahmet = ahmed = achmet
mahmut = mahmud = mahmoud
abdullah: apo abdo
abdurrahman: apo
ibrahim: ibo ibis
suleyman = suleiman: sulo
mustafa = mustapha: musti mustik
ismail: ismo
ramazan: ramo
hasan: haso
huseyin = hussein = huseyn: huso
kadir: kado
murat = murad: muro
recep = rejep = recip: receb
yusuf = youssef: yuso
osman = othman: ozzy
memet = mehmet
cemal = jamal
celal = jalal
cem = jem
cengiz = jengiz = genghis
aycha = ayse = aisha
fatma = fatima: fatos
hatice = khadija
emine = amina
zeynep = zainab
yilmaz = jilmaz
ozturk = oeztuerk = oezturk
yildirim = jildirim
celik = chelik = tschelik
caglar = chaglar
aydin = aidin
gunes = guenes
`;
