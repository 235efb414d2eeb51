/** French given names: short forms and spellings. See spelling-groups.ts. */
export const french = `
alexandre = alexander: alex sacha
antoine = antony = anthony: toine tony titi
benjamin: ben benji
benoit: ben
bernard: bernie nanard
christophe = christopher: chris kris tof
christian: chris
daniel: dan dany danny
dominique: domi dom
edouard = eduard: ed edy doudou
emmanuel: manu
frederic = frederik: fred freddy
gerard: gege
gregory = gregoire: greg
guillaume: guy guigui
jacques = jacob: jacky jacquot
jean: jeannot
jeanbaptiste: jb
joseph: jo josse
laurent: lolo
louis: loulou
ludovic: ludo
marcel: marco
mathieu = matthieu = mathieux = mateo: mat matt
maxime = maximilien: max
michel = michael = mickael = mikael: mich mick micky mike
nathalie = natalie: nath natacha
nicolas: nico
olivier: oli
pascal: paco
patrick = patrice: pat
philippe = philip: phil fifi
pierre: pierrot
raymond: ray
robert: bob bebert rob
sebastien = sebastian: seb bastien
stephane = etienne = stephan: steph fanfan
theophile: theo
thierry: titi
thomas: tom
valentin: val
victor: vic
vincent: vince vinz
xavier: xav
catherine: cathy kate
francoise: fanchon
isabelle = isabel: isa
veronique: vero
caroline: caro
elisabeth: babeth lise
marguerite: margot
micheline: mimi
lefebvre = lefevre = lefebure = lefeuvre
leclerc = leclercq = leclerq
gauthier = gautier
renaud = reynaud = renault
arnaud = arnaut = arnault
thibault = thibaut = thibaud
henri = henry
remi = remy
jeremy = jeremie
eric = erik
francois = franky
joel = joelle
gaetan = gaetano
`;
