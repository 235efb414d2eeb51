/** Titles and forms of address, which are no part of a name. */
export const titles: ReadonlySet<string> = words(`
  mr mrs ms miss mister dr doctor prof professor sir lord lady dame hon judge chief
  president prasident presidente presidentessa minister ministre ministro general colonel captain major lieutenant sergeant
  monsieur madame mme mlle me maitre dhr mevr mevrouw meneer heer drs ing ir mw
  senor senora sra srta doutor herr frau fraulein dipl signor signora sig dott dottor avv
  zoti zonja bay bayan gospodin gospodja
  mullah mulla maulvi maulavi mawlawi maulana mawlana molla ayatollah hojjatoleslam ustad ostad qari hafiz
  alhaji alhaj engr eng capt col gen lt sgt rev fr brother sister
`);

/** Titles that are surnames too: a title only with two names after them. */
export const possibleTitles: ReadonlySet<string> = words(`
  sheikh shaykh cheikh sheik shaikh sjeik sayyid sayed sayyed syed seyed haji hajji hadji hadj hajj haj hajj
  shah khan agha aga bey pasha prince princess king queen moulay mulay lalla sidi si hajja imam emir don dona
`);

/** What tells father and son of one name apart. */
export const generations: ReadonlySet<string> = words(
  "jr junior sr senior ii iii iv filho neto sobrinho fils pere",
);

function words(text: string): Set<string> {
  return new Set(text.trim().split(/\s+/));
}
