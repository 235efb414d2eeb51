import { latin, type NameList } from "./spelling.ts";

/** Spanish-speaking and Brazilian given names and surnames. */
export const latinAmerican: NameList = {
  male: latin(`José, Luis, Carlos, Juan Carlos, Jorge, Miguel Ángel, Andrés, Diego, Fabián, Germán,
    Hernán, Iván, Javier, Jesús, Julián, Mauricio, Néstor, Óscar, Pedro, Rubén, Víctor Hugo, Wilmer,
    Wílson, Yeison, Edison, Freddy, Gonzalo, Héctor, Jhon Jairo, Kléver, Leonardo, Marlon, Nelson,
    Ramiro, Rigoberto, Sebastián, Stalin, Washington, Byron, Darwin, Duván, Esteban, Camilo, Álvaro,
    Adrián, Ariel, Éder, João, Thiago, Cláudio, Fábio, Rogério, Sérgio, Wellington, Everton,
    Gílson, Raúl, Joaquín, Tomás`),
  female: latin(`María José, Luz Marina, Paola, Yurany, Leidy, Ángela, Mónica, Sofía, Verónica,
    Ximena, Yolanda, Beatriz, Catalina, Gabriela, Íngrid, Jéssica, Lucía, Martha Lucía, Rocío,
    Tatiana, Fernanda, Letícia, Patrícia, Valéria, Viviana`),
  surnames: latin(`García, Rodríguez, González, Hernández, López, Martínez, Pérez, Sánchez, Ramírez,
    Torres, Flores, Rivera, Gómez, Díaz, Vargas, Castro, Ortiz, Muñoz, Suárez, Mendoza,
    Cedeño, Vélez, Intriago, Quiñónez, Angulo, Caicedo, Estupiñán, Valencia, Mosquera,
    Cifuentes, Ospina, Restrepo, Londoño, Giraldo, Arboleda, Echeverri, Bolaños, Benítez, Cárdenas,
    Peña, Núñez, Ibáñez, Jiménez, Ordóñez, Pazmiño, Villacís, Chávez, Alvarado, Guerrero, Bravo,
    Moreira, Loor, Holguín, Palacios, Solórzano, Vera, Delgado, Andrade, Silva, Souza, Gonçalves,
    de Oliveira, dos Santos, da Costa, Araújo, Conceição, Magalhães, Falcão, de la Cruz, de los Ríos,
    Rincón, Sepúlveda, Trujillo, Yépez, Zúñiga, Balanta, Grueso`),
};
