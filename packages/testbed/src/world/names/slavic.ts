import { transliterated, type NameList } from "./spelling.ts";

/** Names of seafarers and drivers that come in Cyrillic: `Cyrillic|French|Dutch|other`. */
export const slavic: NameList = {
  male: transliterated(`Сергей|Sergueï|Sergej|Sergey, Алексей|Alexeï|Aleksej|Aleksey,
    Андрей|Andreï|Andrej|Andrey, Дмитрий|Dmitri|Dmitrij|Dmitry, Николай|Nikolaï|Nikolaj|Nikolay,
    Юрий|Iouri|Joeri|Yuriy, Евгений|Evgueni|Jevgeni|Yevgeniy, Виталий|Vitali|Vitalij|Vitaliy,
    Игорь|Igor|Igor|Ihor, Олег|Oleg|Oleg|Oleh, Владимир|Vladimir|Vladimir|Volodymyr,
    Александр|Alexandre|Aleksandr|Oleksandr, Михаил|Mikhaïl|Michail|Mykhailo, Павел|Pavel|Pavel|Pavlo,
    Максим|Maxime|Maksim|Maksym, Роман|Roman|Roman, Руслан|Rouslan|Roeslan|Ruslan,
    Анатолий|Anatoli|Anatolij|Anatoliy, Борис|Boris|Boris|Borys, Георгий|Gueorgui|Georgi|Georgiy,
    Богдан|Bogdan|Bogdan|Bohdan, Тарас|Tarass|Taras, Степан|Stepan|Stepan, Константин|Konstantin|Konstantin|Kostiantyn,
    Валерий|Valeri|Valerij|Valeriy, Виктор|Viktor|Viktor, Илья|Ilia|Ilja|Ilya, Кирилл|Kirill|Kirill|Kyrylo,
    Артём|Artiom|Artjom|Artem, Денис|Denis|Denis|Denys`),
  female: transliterated(`Ольга|Olga|Olga|Olha, Наталья|Natalia|Natalja|Nataliya,
    Светлана|Svetlana|Svetlana|Svitlana, Ирина|Irina|Irina|Iryna, Юлия|Ioulia|Joelia|Yuliya,
    Оксана|Oxana|Oksana, Татьяна|Tatiana|Tatjana|Tetiana, Екатерина|Ekaterina|Jekaterina|Kateryna,
    Елена|Elena|Jelena|Olena, Людмила|Lioudmila|Ljoedmila|Lyudmila`),
  surnames:
    transliterated(`Бондаренко|Bondarenko|Bondarenko, Кравчук|Kravtchouk|Kravtsjoek|Kravchuk,
    Шевчук|Chevtchouk|Sjevtsjoek|Shevchuk, Мельник|Melnik|Melnik|Melnyk, Савченко|Savtchenko|Savtsjenko|Savchenko,
    Руденко|Roudenko|Roedenko|Rudenko, Ткаченко|Tkatchenko|Tkatsjenko|Tkachenko,
    Лысенко|Lyssenko|Lysenko, Петренко|Petrenko|Petrenko, Гончаров|Gontcharov|Gontsjarov|Goncharov,
    Соколов|Sokolov|Sokolov, Морозов|Morozov|Morozov, Волков|Volkov|Volkov, Зайцев|Zaïtsev|Zajtsev|Zaytsev,
    Белов|Belov|Belov, Кузьмин|Kouzmine|Koezmin|Kuzmin, Чернов|Tchernov|Tsjernov|Chernov,
    Жуков|Joukov|Zjoekov|Zhukov, Щербак|Chtcherbak|Sjtsjerbak|Shcherbak, Юрченко|Iourtchenko|Joertsjenko|Yurchenko,
    Яценко|Iatsenko|Jatsenko|Yatsenko, Хоменко|Khomenko|Chomenko, Орлов|Orlov|Orlov,
    Голубев|Goloubev|Goloebev|Golubev, Костюк|Kostiouk|Kostjoek|Kostyuk, Дьяченко|Diatchenko|Djatsjenko|Dyachenko,
    Поляков|Poliakov|Poljakov|Polyakov, Зинченко|Zintchenko|Zintsjenko|Zinchenko,
    Рыбак|Rybak|Rybak, Осипов|Ossipov|Osipov`),
};
