import { latin, type NameList } from "./spelling.ts";

/** Spanish given names and surnames. */
export const spanish: NameList = {
  male: latin(`Antonio, Manuel, Francisco, José Antonio, Juan, David, Javier, Daniel, Jesús, Carlos,
    Miguel, Alejandro, Rafael, Pedro, Ángel, Pablo, Sergio, Fernando, Luis, Jorge, Alberto, Álvaro,
    Diego, Adrián, Raúl, Iván, Rubén, Enrique, Óscar, Ramón, Vicente, Andrés, Joaquín, Santiago,
    Eduardo, Víctor, Roberto, Jaime, Mario, Ignacio, Salvador, Ricardo, Marcos, Jordi, Julián, Tomás,
    Agustín, Gabriel, Martín, Guillermo`),
  female: latin(`María Carmen, Josefa, Isabel, Ana María, Laura, Cristina, Marta, Dolores, Lucía,
    Pilar, Elena, Raquel, Rosa María, Mercedes, Concepción, Rocío, Beatriz`),
  surnames: latin(`García, Rodríguez, González, Fernández, López, Martínez, Sánchez, Pérez, Gómez,
    Martín, Jiménez, Hernández, Ruiz, Díaz, Moreno, Muñoz, Álvarez, Romero, Gutiérrez, Alonso, Torres,
    Navarro, Domínguez, Ramos, Vázquez, Ramírez, Gil, Serrano, Morales, Molina, Blanco, Suárez,
    Castro, Ortega, Delgado, Ortiz, Marín, Rubio, Núñez, Medina, Sanz, Castillo, Iglesias, Cortés,
    Garrido, Santos, Guerrero, Lozano, Cano, Cruz, Méndez, Flores, Prieto, Herrera, Peña, León,
    Márquez, Cabrera, Gallego, Calvo, Vidal, Campos, Reyes, Vega, Fuentes, Carrasco, Díez, Caballero,
    Nieto, Aguilar, Santana, Lorenzo, Montero, Hidalgo, Giménez, Ibáñez, Ferrer, Durán, Benítez,
    Arias, Mora, Carmona, Crespo, Pastor, Sáez, Soto, Velasco, Moya, Parra, Bravo, Gallardo, Rojas`),
};

/** Portuguese given names and surnames. */
export const portuguese: NameList = {
  male: latin(`João, António, José, Manuel, Francisco, Carlos, Luís, Paulo, Pedro, Rui, Jorge, Nuno,
    Miguel, Ricardo, Tiago, Hugo, Bruno, Fernando, Sérgio, André, Joaquim, Vítor, Mário, Filipe,
    Duarte, Gonçalo, Rodrigo, Diogo, Nélson, Armando, Américo, Domingos, Álvaro, Artur, Henrique,
    Marco, Daniel, Rafael, Hélder, Márcio, Fábio, Cláudio, Luciano, Gil, Adelino`),
  female: latin(`Maria, Ana, Conceição, Fátima, Teresa, Lurdes, Helena, Rosa, Cristina, Isabel,
    Patrícia, Sónia, Sandra, Carla, Susana, Mónica, Inês, Cátia`),
  surnames:
    latin(`Silva, Santos, Ferreira, Pereira, Oliveira, Costa, Rodrigues, Martins, Jesus, Sousa,
    Fernandes, Gonçalves, Gomes, Lopes, Marques, Alves, Almeida, Ribeiro, Pinto, Carvalho, Teixeira,
    Moreira, Correia, Mendes, Nunes, Soares, Vieira, Monteiro, Cardoso, Rocha, Raposo, Neves, Coelho,
    Cruz, Cunha, Pires, Ramos, Reis, Simões, Antunes, Matos, Fonseca, Machado, Araújo, Barbosa,
    Tavares, Lourenço, Castro, Figueiredo, Azevedo, Freitas, Magalhães, Henriques, Lima, Guerreiro,
    Batista, Pinheiro, Faria, Barros, Melo, Miranda, Campos, Leite, Vaz, Nogueira, Amaral, Borges,
    Esteves, Brito, Domingues, Morais, da Costa, dos Santos, de Oliveira, do Nascimento, Assunção`),
};
