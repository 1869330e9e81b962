# Der Bericht als Seiten und Dateien.

report-page = Seite { $page } von { $pages }
report-attached = Was dieser Bericht sagt, als Daten: jede Zeile mit den Kennungen der Einträge, auf denen sie beruht.
