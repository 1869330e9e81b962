# Der Bericht als Seiten und Dateien.

paper-page = Seite { $page } von { $pages }
paper-attached = Was dieser Bericht sagt, als Daten: jede Zeile mit den Kennungen der Einträge, auf denen sie beruht.
