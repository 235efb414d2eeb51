/** German given names: short forms and spellings. See spelling-groups.ts. */
export const german = `
johannes = johann: hans hannes jo
friedrich = fridrich: fritz fred friedel
heinrich: heinz heiner hinz
wilhelm: willi willy helmut
alexander: alex sascha
andreas: andi
bernhard = bernard: bernd
dietrich: dieter
eberhard: ebbo
ferdinand: ferdi
franz: franzl
gerhard: gerd
georg = george: jorg schorsch
gottfried: friedel
jakob: jockel
joachim: jochen achim jo
josef = joseph: sepp jupp beppo
karl = carl: kalle
konrad = conrad: kurt conny
ludwig: lutz wiggerl
manfred: manni fred
matthias = mathias: matze hias
maximilian: max maxi
michael: michi michel
nikolaus = nicolaus: klaus niko
rudolf = rudolph: rudi rolf
sebastian: basti wastl
stefan = stephan: steffen
thomas: tom
ulrich: uli ulli
wolfgang: wolf wolfi
elisabeth: lisa elsa sissi lisbeth
katharina: kathi katja
margarete: gretel grete
schmidt = schmitt = schmid = schmied
schulz = schulze = schultz = scholz = schulte
schwarz = schwartz
hoffmann = hofmann = hoffman
mueller = muller = moeller
maier = meier = mayer = meyer
`;
