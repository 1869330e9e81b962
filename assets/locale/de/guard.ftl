# Asked before a dose is written (analysis/guard.rs).

guard-second-dose = Für diesen Tag steht schon eine Dosis { $medicine } ({ $amount }). Eine zweite hinzufügen?
guard-second-dose-at = Für diesen Tag steht schon eine Dosis { $medicine } ({ $amount }), um { $time }. Eine zweite hinzufügen?
guard-tenfold-more = { $amount } ist das Zehnfache der letzten Dosis { $medicine } ({ $last }) oder mehr. Stimmt das?
guard-tenfold-less = { $amount } ist ein Zehntel der letzten Dosis { $medicine } ({ $last }) oder weniger. Stimmt das?
guard-above-confirm = { $amount } liegt über { $limit } { $ingredient }. Stimmt das? ({ $source })
guard-above-notice = { $amount } liegt über dem üblichen Bereich von { $ingredient } bei dieser Anwendung, bis { $limit } ({ $source })
guard-plan-more = { $amount } ist das Fünffache der geplanten { $planned } { $medicine } oder mehr. Stimmt das?
guard-plan-less = { $amount } ist ein Fünftel der geplanten { $planned } { $medicine } oder weniger. Stimmt das?
guard-step-up = { $effect }, Tag { $day }, braucht Aufmerksamkeit, und { $amount } ist mehr als die letzte Dosis ({ $last }). Trotzdem eintragen?
guard-step-up-watch = „{ $item }“ steht heute unter Im Blick, und { $amount } ist mehr als die letzte Dosis ({ $last }). Trotzdem eintragen?
guard-clock-behind = Die Uhr dieses Computers sagt { $now }, und in dieses Tagebuch wurde zuletzt am { $last } geschrieben. Was jetzt geschrieben wird, steht bei der Zeit, die sie sagt.
clock-ask-title = Geht die Uhr richtig?
clock-ask-yes = Ja, eintragen
guard-lab-letters = „{ $value }“ ist keine Zahl, und { $analyte } wird in Zahlen gemessen. Ein Ergebnis wird als 110, <5, >60, ~136, 3-5 geschrieben oder mit einem Wort wie normal, Spur, positiv oder negativ. Stimmt es so?
