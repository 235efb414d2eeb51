import { latin, type NameList } from "./spelling.ts";

/** Flemish given names and surnames. */
export const flemish: NameList = {
  male: latin(`Jan, Pieter, Bart, Tom, Koen, Wim, Stijn, Dirk, Luc, Marc, Geert, Kristof, Joris,
    Wouter, Kevin, Jelle, Niels, Sander, Thijs, Filip, Hendrik, Karel, Steven, Bram, Ruben, Mathias,
    Jonas, Lander, Yannick, Davy, Glenn, Nick, Sven, Jurgen, Danny, Rudy, Patrick, Frank, Guy, Johan,
    Erik, Walter, Willem, Maarten, Arne, Robbe, Senne, Seppe, Lars, Jef`),
  female: latin(`An, Els, Katrien, Sofie, Lien, Eva, Sarah, Lies, Tine, Greet, Hilde, Inge, Ilse,
    Karen, Leen, Nele, Silke, Veerle, Kim, Joke, Lotte, Femke, Hanne, Jolien, Griet`),
  surnames: latin(`Peeters, Janssens, Maes, Jacobs, Mertens, Willems, Claes, Goossens, Wouters,
    De Smet, Pauwels, Hermans, Aerts, Michiels, Van Damme, Van den Broeck, De Clercq, De Vos,
    Verhoeven, Van de Velde, Van den Bossche, Desmet, Smets, Martens, Segers, Lenaerts, Bogaerts,
    Verstraeten, De Backer, Van Hove, De Pauw, Wauters, Hendrickx, Verbeke, Thys, Baert, Cools,
    Van Dyck, Van Acker, Declercq, Cornelis, Vermeulen, De Meyer, Lambrechts, Stevens, Vandenberghe,
    De Cock, Van Hecke, Bosmans, Coppens, Moens, Geerts, Timmermans, Nijs, Adriaensens, Van Laer,
    De Wachter, Verlinden, Verhaegen, Van Gestel, Ceulemans, De Ridder, Schepers, Vervoort, Daems,
    Van Looveren, De Bruyn, Van Roosbroeck, Somers, Luyten, Vercauteren, Van Rompaey, Engelen,
    De Keyser, Van Mechelen, Broeckx, Torfs, Van Overstraeten, Nuyts, Bastiaens`),
};

/** Given names and surnames of French-speaking Belgians. */
export const walloon: NameList = {
  male: latin(`Benoît, Olivier, Frédéric, Grégory, Cédric, Jérôme, Stéphane, Laurent, Thierry,
    Christophe, Sébastien, Mathieu, Quentin, Loïc, Bastien, Arnaud, Gaëtan, Didier, Michaël, Fabrice,
    Jean-Marc, Jean-Luc, Philippe, Vincent, Xavier, Geoffrey, Jonathan, Ludovic, Renaud, Raphaël,
    Damien, Rémy, François, Corentin, Maxime, Alexis, Nathan, Théo, Dorian, Kévin`),
  female: latin(`Nathalie, Véronique, Isabelle, Céline, Aurélie, Stéphanie, Virginie, Sylvie,
    Caroline, Émilie, Bénédicte, Delphine, Élodie, Géraldine, Joëlle, Laetitia, Marie-Claire, Mélanie,
    Noémie, Pascale`),
  surnames: latin(`Dubois, Lambert, Dupont, Martin, Simon, Denis, Lejeune, Gérard, Renard, Leroy,
    Collard, Noël, Henry, François, Delvaux, Piette, Marchal, Lemaire, Evrard, Bodart, Thiry, Gilson,
    Hubert, Adam, Mathieu, Petit, Charlier, Leclercq, Dumont, Delhaye, Bertrand, Legrand, Wathelet,
    Servais, Jadot, Dethier, Georges, Massart, Poncelet, Defays, Warnier, Libert, Hanquet, Closset,
    Toussaint, Godefroid, Delcourt, Rousseau, Bastin, Grégoire, Lefèbvre, Dujardin, Mahieu, Wéry,
    Delforge, Dessart, Humblet, Jacquemin, Lardinois, Pirotte`),
};
