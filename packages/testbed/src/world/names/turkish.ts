import { latin, type NameList } from "./spelling.ts";

/** Turkish given names and surnames, with the letters that services often lose. */
export const turkish: NameList = {
  male: latin(`Mehmet, Mustafa, Ahmet, Ali, Hüseyin, Hasan, İbrahim, İsmail, Osman, Yusuf, Murat,
    Ömer, Ramazan, Halil, Süleyman, Abdullah, Mahmut, Recep, Salih, Fatih, Kadir, Emre, Hakan,
    Adem, Kemal, Yaşar, Bekir, Musa, Metin, Orhan, Bayram, Serkan, Furkan, Cemal, Selim, Erdoğan,
    Uğur, Çetin, Volkan, Tolga, Gökhan, Burak, Onur, Şükrü, Cengiz, Barış, Oğuz, Tuncay, Erkan, Levent`),
  female: latin(`Fatma, Ayşe, Emine, Hatice, Zeynep, Elif, Meryem, Şerife, Sultan, Hanife, Merve,
    Özlem, Gülsüm, Esra, Yasemin, Sevgi, Çiğdem, Derya`),
  surnames: latin(`Yılmaz, Kaya, Demir, Şahin, Çelik, Yıldız, Yıldırım, Öztürk, Aydın, Özdemir,
    Arslan, Doğan, Kılıç, Aslan, Çetin, Kara, Koç, Kurt, Özkan, Şimşek, Polat, Korkmaz, Çakır,
    Erdoğan, Yavuz, Can, Acar, Şen, Aktaş, Güler, Yalçın, Güneş, Bozkurt, Bulut, Keskin, Ünal,
    Turan, Gül, Özer, Işık, Kaplan, Avcı, Sarı, Tekin, Taş, Köse, Yüksel, Ateş, Aksoy, Karaca,
    Karataş, Tunç, Uçar, Coşkun, Sönmez, Gündüz, Uysal, Toprak, Elmas, Duman, Altun, Durmaz, Ceylan,
    Türkmen, Akın, Çiftçi, Ekinci, Balcı, Demirci, Kalkan`),
};
