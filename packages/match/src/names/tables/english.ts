/** English given names: short forms and spellings. See spelling-groups.ts. */
export const english = `
alexander = alexandre = aleksandr: alex al sandy xander lex
andrew = andreas = andre: andy drew
anthony = antony: tony ant
benjamin: ben benny benji bibi
charles: charlie chuck chas
christopher = kristopher: chris kit topher
daniel: dan danny
david: dave davy
donald: don donnie
douglas: doug
edward = edouard: ed eddie ted ned eddy
edwin: ed eddie
elizabeth = elisabeth: liz beth betty lizzie eliza bess lisa
eugene: gene
francis: frank fran
franklin: frank
frederick = frederik = frederic: fred freddie freddy rick
gabriel: gabe
gerald: gerry jerry
gregory: greg
harold: harry hal
henry: harry hank hal
jacob: jake
james: jim jimmy jamie
jeffrey = geoffrey: jeff geoff
jeremy: jerry jem
jessica: jess jessie
john: jack johnny
jonathan = johnathan: jon jonny
joseph: joe joey
joshua: josh
katherine = catherine = kathryn = katharine: kate kathy katie cathy kit kat
kenneth: ken kenny
lawrence = laurence: larry lars
leonard: leo len lenny
margaret: maggie meg peggy marge
matthew = mathew: matt
michael = micheal: mike mick micky mikey
nathaniel = nathan: nat nate
nicholas = nicolas: nick nicky
patricia: pat patty tricia
patrick: pat paddy
peter: pete
philip = phillip: phil
raymond: ray
richard: dick rick ricky rich richie
robert: bob bobby rob robbie bert
ronald: ron ronnie
samuel: sam sammy
stephen = steven: steve
susan: sue susie
terence = terrence: terry
theodore: ted teddy theo
thomas: tom tommy
timothy: tim
victoria: vicky tori
vincent: vince vinny
walter: walt wally
william: bill billy will willie liam
zachary: zach zack
sean = shawn = shaun
john = jon
stewart = stuart
smith = smyth
`;
