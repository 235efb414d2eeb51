import { latin, type NameList } from "./spelling.ts";

/** Albanian given names and surnames, with ë and ç that services often lose. */
export const albanian: NameList = {
  male: latin(`Arben, Agim, Artan, Besnik, Bledar, Dritan, Edmond, Elton, Endrit, Erjon, Ermal,
    Fatmir, Fatos, Gëzim, Gentian, Genc, Ilir, Indrit, Kastriot, Klajdi, Klodian, Kreshnik, Kujtim,
    Labinot, Luan, Lulzim, Mentor, Naim, Petrit, Përparim, Qemal, Redon, Rezart, Sokol, Saimir,
    Shkëlzen, Shpëtim, Skënder, Taulant, Ylli, Valdrin, Visar, Xhevahir, Zef, Florenc, Eduart, Dorian,
    Armando, Ardit, Altin, Alket, Çlirim, Blerim, Burim, Driton, Festim, Hysni, Ismet, Jetmir,
    Ndriçim`),
  female: latin(`Albana, Anila, Arta, Blerta, Diellza, Drita, Edlira, Elira, Entela, Fatbardha,
    Flutura, Jonida, Lindita, Liridona, Mimoza, Mirela, Suela, Teuta, Valbona, Vjollca`),
  surnames: latin(`Hoxha, Shehu, Dervishi, Gjoka, Leka, Marku, Prifti, Kola, Gjini, Hysa, Meta,
    Krasniqi, Berisha, Gashi, Shala, Morina, Bytyqi, Hasani, Kelmendi, Haliti, Zeqiri,
    Çela, Çuni, Cani, Dedaj, Doçi, Duka, Elezi, Frashëri, Gega, Gjonaj, Haxhiu, Hyseni, Isufi, Jakupi,
    Kadriu, Karaj, Koçi, Koka, Kurti, Lleshi, Luli, Malaj, Memaj, Muça, Musta, Ndoja, Nikolla,
    Osmani, Palaj, Pepa, Qosja, Rroku, Sejdiu, Selimi, Sinani, Stafa, Sulaj, Tahiri,
    Toska, Ukaj, Veliu, Vata, Xhafa, Xhaferi, Ymeri, Zefi, Zogaj, Gjeçi, Bardhi, Bejko,
    Bushati, Dauti, Fejzullahu, Gruda, Kuqi, Laçi`),
};
