const first = "Jan An Mohamed Fatima Luís Zoë Arben Ивáн Noor Emma".split(" ");
const last = "Peeters Maes El-Amrani Bennani García Hoxha Petrov de Vries van Dijk Dubois".split(
  " ",
);
const towns = "Antwerpen Rotterdam Marseille Rabat Gent Liège".split(" ");

/** A CSV text of persons that nobody is, ten columns wide. */
export function personsFile(rows: number): string {
  const lines = [
    "id,first name,last name,birth date,nationality,gender,phone,passport number,street,city,notes",
  ];
  for (let row = 0; row < rows; row++) {
    const at = (list: readonly string[], step: number) => list[(row * step) % list.length]!;
    const two = (number: number) => String(number).padStart(2, "0");
    lines.push(
      [
        `bench-${row}`,
        `${at(first, 7)} ${row % 311}`,
        `${at(last, 3)} ${row % 1013}`,
        `${two((row % 28) + 1)}/${two((row % 12) + 1)}/${1950 + (row % 55)}`,
        at(["BE", "Nederland", "FR", "Marokko"], 1),
        at(["m", "f"], 1),
        `0470 ${two(row % 100)} ${two(((row / 100) % 100) | 0)} ${two(((row / 10_000) % 100) | 0)}`,
        `XZ${String(row).padStart(7, "0")}`,
        `"Kaai ${row % 500}, bus ${row % 9}"`,
        at(towns, 5),
        `seen near the terminal ${row % 40} times`,
      ].join(","),
    );
  }
  return `${lines.join("\n")}\n`;
}
