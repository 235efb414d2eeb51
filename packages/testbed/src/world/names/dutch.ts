import { latin, type NameList } from "./spelling.ts";

/** Dutch given names and surnames. */
export const dutch: NameList = {
  male: latin(`Jeroen, Martijn, Sjoerd, Remco, Bas, Dennis, Ronald, Erwin, Arjan, Marco, Michel,
    Robert, Jasper, Daan, Sem, Lucas, Levi, Finn, Stefan, Mark, Hans, Kees, Gerrit, Cornelis, Henk,
    Arie, Leendert, Rinus, Ricardo, Mitchell, Rick, Roy, Joost, Floris, Gijs, Teun, Bjorn, André,
    René, Maurice, Raymond, Quincy, Clarence, Winston, Edwin, Patrick, Barry, Ferdi, Menno, Tjeerd,
    Wouter, Sander, Niek, Ruud, Thijmen, Jordi, Dion, Wesley, Jaap, Cor`),
  female:
    latin(`Sanne, Anouk, Marloes, Esther, Monique, Wendy, Linda, Ingrid, Petra, Saskia, Mirjam,
    Femke, Iris, Roos, Fleur, Marjolein, Chantal, Danique, Demi, Ilona, Annemiek, Willemijn, Bregje,
    Jolanda, Yvonne`),
  surnames: latin(`de Jong, Jansen, de Vries, van den Berg, van Dijk, Bakker, Visser, Smit, Meijer,
    de Boer, Mulder, de Groot, Bos, Vos, Peters, Hendriks, van Leeuwen, Dekker, Brouwer, de Wit,
    Dijkstra, Smits, de Graaf, van der Meer, van der Linden, Kok, Jacobs, de Haan, Vermeer,
    van den Heuvel, van der Veen, van den Broek, de Bruijn, de Bruin, van der Heijden, Schouten,
    van Beek, Willems, van Vliet, van de Ven, Hoekstra, Maas, Verhoeven, Koster, van Dam,
    van der Wal, Prins, Blom, Huisman, Peeters, de Jonge, Kuipers, van Veen, Kuijpers, Post,
    Veenstra, Kramer, van der Horst, van den Brink, Scholten, Postma, Martens, de Lange, Molenaar,
    van Wijk, Bosman, Sanders, Gerritsen, van Loon, Verbeek, van der Laan, Driessen, Hofman,
    van Rijn, Groen, in 't Veld, van 't Hof, ter Horst, op den Kamp, van der Kooij, Ooms, Zwart,
    Schipper, Timmer, Pronk, Noordhoek, Verschoor, Boogaard, Kranenburg, den Hartog`),
};
