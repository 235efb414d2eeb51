/** Slavic given names, Russian, Ukrainian, Serbian, Polish: short forms and spellings. See spelling-groups.ts. */
export const slavic = `
aleksandr = alexander = oleksandr = aleksander = alexandr = aliaksandr = alyaksandr = aleksandar
aleksandr: sasha sacha sanya alex shura
aleksei = alexei = oleksiy = aleksey = alexey = aleksej = oleksii: alyosha lyosha
aleksei = alexei = oleksiy = aleksey = alexey = aleksej = oleksii
anatoli = anatoly = anatoliy = anatolij: tolya
andrei = andrey = andriy = andrej = andrii: andryusha
andrei = andrey = andriy = andrej = andrii = andrzej
arkadi = arkady = arkadii = arkadiy
bohdan = bogdan
artem = artyom = artiom = artjom
boris = borys: borya
dmitri = dmitry = dmytro = dmitrij = dmitriy = dmitrii: dima mitya
dmitri = dmitry = dmytro = dmitrij = dmitriy = dmitrii
evgeni = yevgeny = evgeny = yevhen = jevgeni = yevgeniy = evgenij = evgueni: zhenya
evgeni = yevgeny = evgeny = yevhen = jevgeni = yevgeniy = evgenij = evgueni
georgi = georgy = georgii = heorhiy: zhora gosha
grigori = grigory = hryhoriy = grigoriy: grisha
igor = ihor
ilya = ilia = illia = ilja
ivan = iwan: vanya
konstantin = kostyantyn = kostiantyn: kostya
mikhail = michail = mykhailo = mihail = mykhaylo = mikhael: misha mischa
mikhail = michail = mykhailo = mihail = mykhaylo
maksim = maxim = maksym: max maks
nikolai = mykola = nikolay = nikolaj = nikolay: kolya
nikolai = mykola = nikolay = nikolaj
oleg = oleh
pavel = pavlo = pawel: pasha
pyotr = petr = petro = piotr: petya
roman: roma
sergei = sergey = serhiy = sergej = serhii = sergiy = siarhei: seryozha
sergei = sergey = serhiy = sergej = serhii = sergiy = siarhei = serge = sergio
stanislav = stanislaw: stas
vadim = vadym
valeri = valery = valeriy = valerij: valera
vasili = vasily = vasyl = vassili = vasiliy: vasya
viktor = victor: vitya
vitali = vitaly = vitaliy = vitalij: vitalik
vladimir = volodymyr = wladimir = uladzimir = vladimer: vova volodya vlad
vladimir = volodymyr = wladimir = uladzimir
vladislav = vladyslav: vlad
vyacheslav = viacheslav = wjatscheslaw: slava
yaroslav = jaroslav: slava
yuri = yury = yuriy = iouri = joeri = yurii = jurij = juri: yura
yuri = yury = yuriy = iouri = joeri = yurii = jurij = juri
yulia = julia = iulia = yuliya = ioulia
natalia = natalya = nataliya = natalja: natasha
tatiana = tatyana = tetiana = tatjana: tanya
ekaterina = yekaterina = kateryna = jekaterina = katerina: katya
elena = yelena = olena = jelena = helena: lena
olga = olha: olya
maria = mariya: masha
anna = hanna: anya
`;
