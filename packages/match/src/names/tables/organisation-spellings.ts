/** Words of organisations that are abbreviated, translated or spelled in two ways. See spelling-groups.ts. */
export const organisationSpellings = `
international = intl = internationale = internacional = internazionale = internationaal = internazional = intnl
organisation = organization = organisatie = organizacion = organizzazione = org
department = dept
government = govt
national = natl = nationale = nacional = nazionale = nationaal
association = assoc = assn = asociacion = associazione
brothers = bros
manufacturing = mfg
university = univ = universite = universiteit = universidad = universita
management = mgmt
technology = tech = technologies = technologie
services = svcs = service
bank = banque = banco = banca = banka
transport = transports = transporte = trasporti = transportes
logistics = logistique = logistica = logistiek = logistik
import = importacion = importacao
export = exportacion = exportacao
trading = trade = trdg
fruit = fruits = fruta = frutas = frutta
shipping = schiffahrt = navigation
labour = labor
centre = center = centro = centrum
federal = federale = federaal
general = generale = general
agricultural = agriculture = agricole
industries = industry = industrie = industria
construction = constructions = construccion = costruzioni
company = cie = compagnie = compania = compagnia = companhia
group = groupe = groep = grupo = gruppe = gruppo = grup
holding = holdings
limited = ltd
first = 1st
saint = st = san = santa = sint = sankt
`;
