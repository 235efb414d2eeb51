/**
 * Given names that have no other forms in the tables and are a letter or two from another name:
 * one is no slip for the other (Mario, Marco). See spelling-groups.ts.
 */
export const givenNames = `
  mario dario ilario marta marisa mara sara sonia silvia livia lidia lina rina nina gina tina dina
  carla clara carola paola paula laura luisa luca lucia luciano lucio livio silvio flavio fabio fabian fabrizio
  bruno brunella romano romeo remo renato renata rosa rosanna rita diana daria delia emilia emilio elio
  alina aline arlette odette colette cosette lucette ginette josette yvette annette jeanette
  damien fabien lucien julien adrien bastien aurelien flavien gratien
  julie julia juliette lucie lucille cecile celine celia elise eloise louise denise
  marcelle marielle muriel murielle danielle gabrielle michelle
  rene irene helene arlene marlene charlene
  joris jorn jorrit sjors boris loris doris
  wim tim jim kim pim sem sam tom ton
  bas bart bram bob rob rolf ralf
  dennis denis tunnis joost just job jop
  hilde hilda gerda greta gerta berta bertha
  femke fenne fleur floor floris
  lars lara lasse lisa lise lies
  kenan kerem kerim kadir nadir nadire bahar bahadir
  emre emrah ender enver eren ersin ersan erkan orkan orhan erhan ayhan ayten aylin
  serkan sercan serdar servet selim halim halil celil cemil
  burak burhan turhan turan turgut tarkan tuncay tunay
  arben arbnor ardit ardian adrian artan arian arlind
  blerim blerina blerta valon valmir valdete
  naim nazim nadir nabil fadil fadel
  salim salma salwa samir samira sami
  tarik tahar tayeb rida
  karim karima hakim hakima halima halim hamid hamida
  rachid rachida rafik
  hamza hamada amina amine anis
  jamal jamila kamal kamila nawal
  oleg olga olena elena alena alina arina irina marina
  ivan iva ivo ilya roman romana ruslan rustam
  hector nestor victor edgar oscar omar
  ruben robin rodolfo rodrigo rogelio rogerio
  alvaro alfaro adolfo arnoldo arnulfo
  wilmer wilder walter willer elmer
`;
