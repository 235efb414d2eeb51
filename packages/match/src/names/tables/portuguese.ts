/** Portuguese given names: short forms and spellings. See spelling-groups.ts. */
export const portuguese = `
jose: ze zeca zezinho zito
joao = joan: janjao joaozinho
antonio: tonho toninho to
francisco: chico xico quico
manuel = manoel: manel neco maneco
luis = luiz: lula luisinho
carlos: carlinhos cacau
eduardo: dudu edu
fernando: nando nandinho
rodrigo: digo drigo
ricardo: cadu ric
roberto: beto
alexandre: xande xandy ale
anderson: andy
augusto: guto
gustavo: guga gugu
guilherme: gui
henrique: rique ique
joaquim = joaquin: quim quincas
leonardo: leo
leandro: le
marcelo: celo marcelinho
mauricio: mau
paulo: paulinho
pedro: pedrinho
rafael: rafa fael
ronaldo: naldo ronaldinho
sebastiao: tiao bastiao
tiago = thiago: ti
vinicius: vini
wellington = welington
maria: mariazinha
fatima: fafa
silva = sylva
souza = sousa
luiza = luisa
teles = telles
moraes = morais
mello = melo
goncalves = gonsalves
magalhaes = magallanes
`;
