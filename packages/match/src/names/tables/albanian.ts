/** Albanian given names and surnames: short forms and spellings. See spelling-groups.ts. */
export const albanian = `
arben: beni ben
artan: tani
agim: gimi gim
besnik: niku niki
bledar: ledi
bujar: buji
dritan: tani dri
edmond: mondi edi
eduart = eduard: edi
eduard: edi
ermal: mali
fatmir: miri fati
fatos: tosi
genci = genc
gentian: genti
gezim: zimi
ilir: liri
kastriot: kasi trioti
klodian: klodi
kujtim: timi
kreshnik: niku
lulzim: luli zimi
leonard: nardi
petrit: triti
perparim: rimi
ramadan = ramazan: dani
shkelzen: zeni
shpetim: timi
skender: skendi
taulant: landi tauli
valdrin: drini
vasil: cili
xhevahir: xhevi
aleksander = alexander = aleks
hoxha = hodja = hoca = hodza = hoxhaj
xhafa = dzafa = djafa
xhaferi = dzaferi = jaferi
gjoka = djoka = gjokaj
gjon = john = gjoni
gjergj = george = gjergji
haxhiu = hadziu = haxhi
mehmeti = mehmetaj
krasniqi = krasnici = krasnichi
berisha = berishaj
qemal = kemal = cemal
qerim = kerim
muhamet = mehmet = muhammed
`;
