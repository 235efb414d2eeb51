/** Italian given names: short forms and spellings. See spelling-groups.ts. */
export const italian = `
giuseppe: beppe peppe peppino pino pippo beppino geppo
giovanni = gianni: nanni vanni gianni
antonio: tonino toni nino toto
francesco: franco ciccio cecco checco francy
salvatore: toto turi sasa tore
vincenzo: enzo cenzo vicenzu
lorenzo: enzo renzo
domenico: mimmo mico meco
michele: lino michelino
nicola = nicolo: cola nico
pasquale: lino paco
gaetano: tano
luigi: gigi gino luigino
pietro: piero pierino
alessandro: sandro ale
aleksandro = alessandro = alexandro
roberto: robi berto
alberto: berto
raffaele = raffaello: lello raffa
filippo: pippo
rosario: saro
calogero: lillo calo
sebastiano: iano nuccio
ferdinando: nando
leonardo: leo nardo
bartolomeo: bartolo meo
matteo: teo
maurizio: icio mauri
cristoforo: cristo
giacomo: mino
giorgio: giorgino
girolamo: momo
ignazio: gnazio
rocco: rocchino
eugenio: genio
carmine = carmelo: melo
elisabetta: betta elisa lisetta
maddalena: lena
giuseppina: pina peppina
concetta: cettina tina
esposito = exposito
`;
