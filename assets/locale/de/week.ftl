### The paper for a week.

week-title = Meine Woche, { $period }
week-describe = Eine Seite zum Ausfüllen mit einem Stift: ein Kästchen für jede Dosis und für jeden Wert von { $names }, sieben Tage nebeneinander
week-says = Ankreuzen, was Sie genommen haben. In jedes Kästchen { $way ->
    [both] eine Zahl oder ja oder nein
    [answers] ja oder nein
   *[numbers] eine Zahl
} schreiben; es darf auch leer bleiben.
week-yes-no = ja oder nein
# The two sides of a symptom, of which one is ringed with the pen; the stroke parts them
week-sides = links / rechts
week-ring = Seite einkreisen
week-notes = Ein paar Worte, wenn gewünscht
week-foot = Später eintippen: die Pfeile oben unter Heute öffnen jeden Tag.
