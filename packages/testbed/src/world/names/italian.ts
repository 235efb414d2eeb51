import { latin, type NameList } from "./spelling.ts";

/** Italian given names and surnames. */
export const italian: NameList = {
  male: latin(`Giuseppe, Giovanni, Antonio, Francesco, Salvatore, Vincenzo, Domenico, Rocco, Pasquale,
    Luigi, Michele, Nicola, Carmine, Raffaele, Gaetano, Alessandro, Davide, Stefano, Massimo, Fabio,
    Roberto, Maurizio, Matteo, Lorenzo, Emanuele, Gennaro, Ciro, Umberto, Bruno, Santo, Nicolò,
    Cosimo, Angelo, Pietro, Calogero, Ignazio, Leonardo, Sebastiano, Tommaso, Renato`),
  female: latin(`Concetta, Rosaria, Immacolata, Giovanna, Francesca, Caterina, Lucia, Teresa,
    Carmela, Antonella, Chiara, Elisabetta, Daniela, Paola, Silvia`),
  surnames: latin(`Rossi, Russo, Ferrari, Esposito, Bianchi, Romano, Colombo, Ricci, Marino, Greco,
    Bruno, Gallo, Conti, De Luca, Costa, Giordano, Mancini, Rizzo, Lombardi, Moretti, Barbieri,
    Fontana, Santoro, Mariani, Rinaldi, Caruso, Ferrara, Galli, Martini, Leone, Longo, Gentile,
    Martinelli, Vitale, Lombardo, Serra, Coppola, De Santis, D'Angelo, Marchetti, Parisi, Villa,
    Conte, Ferraro, Ferri, Fabbri, Bianco, Marini, Grasso, Valentini, Messina, Sala, De Angelis,
    Gatti, Pellegrini, Palumbo, Sanna, Farina, Rizzi, Monti, Cattaneo, Morelli, Amato, Silvestri,
    Mazza, Testa, Grassi, Pellegrino, Carbone, Giuliani, Benedetti, Barone, Rossetti, Caputo,
    Montanari, Guerra, Palmieri, Bernardi, Martino, Fiore, De Rosa, Ferretti, Bellini, Basile`),
};
