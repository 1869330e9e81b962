### Das Archiv: das ganze Tagebuch in einer Datei, hinaus und zurück.

archive-not-one = Das ist kein Archiv von Titrace. Nichts wurde importiert
archive-newer = Das Archiv wurde von einer neueren Version von Titrace geschrieben (Version { $found }, dieses Programm kennt { $known }). Nichts wurde importiert
archive-altered = Das Archiv ist nicht mehr, wie es geschrieben wurde: es ist abgeschnitten oder verändert. Nichts wurde importiert
archive-bad-line = Zeile { $line } des Archivs sagt, was kein Tagebuch sagt ({ $why }). Nichts wurde importiert
archive-unsound = Im Archiv ist kein Tagebuch, das in Ordnung ist ({ $why }). Nichts wurde importiert
archive-io = Die Datei des Archivs ließ sich nicht verwenden ({ $why })
archive-there = { $path } ist schon da und ist kein früheres Archiv dieses Tagebuchs; die Datei bleibt, wie sie ist. Eine andere Datei nennen
archive-diary-there = unter { $path } liegt schon eine Datei, und sie bleibt, wie sie ist; ein Archiv wird gelesen, wo noch kein Tagebuch ist. Mit --diary ein anderes nennen
archive-written = Alles ist in { $path }. Die Datei ist nicht verschlüsselt: sie gehört dorthin, wo nur Sie sie lesen können
archive-read = Das Tagebuch liegt unter { $path }: { $count ->
    [one] ein Eintrag
   *[other] { $count } Einträge
}, { $trash } im Papierkorb, wie im Archiv
store-left-behind = { $path } blieb von einem Tagebuch zurück, das nicht mehr da ist, und würde ein neues beschädigen. Das Tagebuch wieder daneben legen, oder diese Datei an einen anderen Ort verschieben

settings-archive = Archiv
settings-archive-says = Das ganze Tagebuch in einer Datei: auch der Papierkorb, frühere Fassungen und Anhänge. Daraus lässt sich wieder ein Tagebuch machen, das in allem dasselbe ist, auf diesem Rechner oder einem anderen. Die Datei ist nicht verschlüsselt.
settings-archive-to = Archiv in diese Datei schreiben
settings-archive-write = Archiv schreiben
settings-archive-in-says = Hier ist noch kein Tagebuch. Aus einem Archiv lässt sich eines machen, dasselbe wie das, das hineingeschrieben wurde.
settings-archive-from = Das Tagebuch aus diesem Archiv machen
settings-archive-read = Archiv lesen
