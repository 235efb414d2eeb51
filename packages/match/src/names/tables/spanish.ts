/** Spanish given names: short forms and spellings. See spelling-groups.ts. */
export const spanish = `
francisco: paco pancho pacho curro kiko fran cisco
jose: pepe chepe jo che
josemaria: chema
ignacio: nacho
manuel: manolo manu lolo
antonio: tono toni tonio tonito
alberto: beto berto
roberto: beto berto
gilberto: beto
humberto: beto
alejandro = alexandro: alex jandro ale
alfonso = alonso: poncho
alfredo: fredo fredy
eduardo: edu lalo wardo
enrique: quique kike rique
felipe: pipe
fernando: nando fer
gerardo: lalo gera
gonzalo: gonza chalo
guillermo: memo guille willy
gregorio: goyo
jesus: chucho chuy suso
joaquin: quino chimo
jorge: coque yorch
juan: juancho juanito
juancarlos: juanca
leonardo: leo
luis: lucho luisito
mariano: nano
mauricio: mauro mao
miguel: migue micky
nicolas: nico
pablo: pablito
pedro: perico pedrito
rafael: rafa
ramon: moncho mon
ricardo: richi ricky rica
rodrigo: rodri
salvador: salva chava
santiago: santi chago
sebastian: seba
sergio: checo
vicente: chente
victor: vitin vico
dolores: lola loli
concepcion: concha conchita
guadalupe: lupe lupita
isabel: isa chabela
mercedes: meche merche
rosario: charo
teresa: tere
beatriz: betty bea
jiminez = jimenez = ximenez = gimenez
gonzalez = gonzales = gonsales = gonzalez
rodriguez = rodrigues
martinez = martines
hernandez = hernandes
fernandez = fernandes
gomez = gomes
lopez = lopes
perez = peres
sanchez = sanches
alvarez = alvares
yeison = jason = jeison = jayson
jhon = john = jon
wilson = wilsson
vasquez = vazquez
quinones = quinonez = quinonnes
ximena = jimena
`;
