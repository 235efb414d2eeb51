import { transliterated, type NameList } from "./spelling.ts";

/** Greek names, of seafarers and shipping: `Greek|French|Dutch|other`. */
export const greek: NameList = {
  male: transliterated(`Γεώργιος|Georgios|Georgios|Giorgos, Δημήτριος|Dimitrios|Dimitrios|Demetrios,
    Κωνσταντίνος|Konstantinos|Constantinos|Konstantinos, Ιωάννης|Ioannis|Ioannis|Yannis,
    Νικόλαος|Nikolaos|Nikolaos|Nicolaos, Χρήστος|Christos|Christos|Hristos,
    Παναγιώτης|Panagiotis|Panayiotis|Panagiotis, Βασίλειος|Vassilios|Vasileios|Vasilis,
    Αθανάσιος|Athanasios|Athanassios, Μιχαήλ|Michail|Michael|Mihail, Ευάγγελος|Evangelos|Evangelos|Vangelis,
    Σπυρίδων|Spyridon|Spiridon, Αντώνιος|Antonios|Antonios, Αναστάσιος|Anastasios|Anastassios,
    Θεόδωρος|Theodoros|Theodoros, Ανδρέας|Andreas|Andreas, Χαράλαμπος|Charalampos|Haralambos,
    Αλέξανδρος|Alexandros|Alexandros, Εμμανουήλ|Emmanouil|Emmanuel, Ηλίας|Ilias|Elias,
    Σταύρος|Stavros|Stavros, Πέτρος|Petros|Petros, Στέφανος|Stefanos|Stephanos, Σωτήριος|Sotirios|Sotirios,
    Παύλος|Pavlos|Paulos, Λεωνίδας|Leonidas|Leonidas, Φώτιος|Fotios|Photios, Γρηγόριος|Grigorios|Gregorios`),
  female: transliterated(`Μαρία|Maria, Ελένη|Eleni|Helene, Αικατερίνη|Aikaterini|Ekaterini,
    Βασιλική|Vassiliki|Vasiliki, Σοφία|Sofia|Sophia, Αγγελική|Angeliki|Aggeliki, Γεωργία|Georgia,
    Δήμητρα|Dimitra|Demetra, Κωνσταντίνα|Konstantina|Constantina`),
  surnames:
    transliterated(`Παπαδόπουλος|Papadopoulos|Papadopoulos, Βλάχος|Vlachos|Vlahos, Αγγελόπουλος|Angelopoulos|Aggelopoulos,
    Νικολαΐδης|Nikolaidis|Nicolaides, Γεωργίου|Georgiou|Georgiou, Πέτρου|Petrou|Petrou,
    Δημητρίου|Dimitriou|Demetriou, Παπαγεωργίου|Papageorgiou|Papageorgiou, Οικονόμου|Oikonomou|Economou,
    Καραγιάννης|Karagiannis|Karayannis, Μακρής|Makris|Makris, Παππάς|Pappas|Papas, Κωνσταντινίδης|Konstantinidis|Constantinides,
    Αντωνίου|Antoniou|Antoniou, Χατζής|Chatzis|Hatzis, Λάμπρου|Lamprou|Lambrou, Μπάρκας|Barkas|Mparkas,
    Ντίνος|Dinos|Ntinos, Γκίκας|Gikas|Gkikas, Σταματίου|Stamatiou, Θεοδώρου|Theodorou, Κουρής|Kouris,
    Ζαφείρης|Zafeiris|Zafiris, Μαυρίδης|Mavridis|Mavrides, Σαμαράς|Samaras, Ράπτης|Raptis, Καλαμάρας|Kalamaras,
    Φραγκούλης|Fragkoulis|Frangoulis, Τσακίρης|Tsakiris, Λιβανός|Livanos, Βασιλείου|Vasileiou|Vassiliou,
    Χριστοδούλου|Christodoulou|Hristodoulou, Ξενάκης|Xenakis, Δούκας|Doukas, Αρβανίτης|Arvanitis`),
};
