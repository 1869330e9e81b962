### The paper for a week.

week-title = Meine Woche, { $period }
week-describe = Eine Seite zum Ausfüllen mit einem Stift: ein Kästchen für jede Dosis und für jeden Wert von { $names }, sieben Tage nebeneinander
week-says = Ankreuzen, was Sie genommen haben. In jedes Kästchen eine Zahl schreiben; es darf auch leer bleiben.
week-yes-no = ja oder nein
week-notes = Ein paar Worte, wenn gewünscht
week-foot = Später eintippen: die Pfeile oben unter Heute öffnen jeden Tag.
