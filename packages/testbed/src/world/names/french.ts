import { latin, type NameList } from "./spelling.ts";

/** French given names and surnames. */
export const french: NameList = {
  male: latin(`Jean, Pierre, Michel, Alain, Nicolas, Julien, Guillaume, Antoine, Romain, Thomas,
    Alexandre, Florian, Jérémy, Anthony, Jordan, Kévin, Dylan, Enzo, Hugo, Lucas, Mathis, Valentin,
    Clément, Adrien, Baptiste, Benjamin, Cyril, Éric, Franck, Gilles, Hervé, Joël, Lionel, Marc,
    Pascal, Régis, Rémi, Serge, Tony, Yann, Ange, Dominique, Jean-Baptiste, Jean-Philippe, Mickaël,
    Sylvain, Bruno, Noël, Gaël, Tanguy, Christian, Bernard, Thibault, Fabien, David, Sandro, Rudy,
    Johan, Steeve, Mattéo`),
  female: latin(`Sandrine, Christelle, Karine, Valérie, Séverine, Sabrina, Laëtitia, Jessica, Manon,
    Chloé, Léa, Marine, Audrey, Mégane, Océane, Angélique, Hélène, Françoise, Brigitte, Solène,
    Cindy, Priscilla, Vanessa, Cécile, Aurore`),
  surnames: latin(`Bernard, Robert, Richard, Durand, Moreau, Laurent, Lefebvre, Michel, Garcia,
    David, Roux, Vincent, Fournier, Morel, Girard, André, Mercier, Blanc, Guérin, Boyer, Garnier,
    Chevalier, Legrand, Gauthier, Perrin, Robin, Clément, Morin, Nicolas, Roussel, Faure, Fabre,
    Blanchard, Brunet, Gaillard, Arnaud, Giraud, Barbier, Renaud, Rolland, Aubert, Bourgeois, Olivier,
    Leclerc, Meunier, Caron, Fabres, Reynaud, Bérenger, Cazalis, Estève, Giordano, Santini,
    Sabatier, Vidal, Marchetti, Coste, Guichard, Jourdan,
    Mallet, Le Goff, Le Gall, Guillou, Riou, de la Tour, d'Aubigny, du Plessis,
    Lecoq, Delorme, Bonnet, Chauvin, Daniel, Ferrand, Hamon`),
};
