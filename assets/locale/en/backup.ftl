### Backups: made, verified, put back; what is saved of a damaged diary; where a diary had better not lie.

backup-made = Backup made and verified: { $path }
backup-listed = { $at }  sound, { $count ->
    [one] one change
   *[other] { $count } changes
}  { $path }
backup-listed-bad = { $at }  NOT SOUND ({ $why })  { $path }
backup-none = There is no backup yet
backup-last = Last verified backup: { $at }
backup-restored = The backup is the diary now: { $count ->
    [one] one record
   *[other] { $count } records
} at { $path }. What was there before is kept at { $aside }
backup-restored-new = The backup is the diary now: { $count ->
    [one] one record
   *[other] { $count } records
} at { $path }
backup-is-diary = this is the diary itself. Name a file from its folder of backups
backup-unsound = { $path } is no sound backup ({ $why }). Nothing was changed; take another one
backup-no-room = There is too little room in { $path } for a verified backup: { $needed } MiB are needed, { $free } are free. Nothing was changed. Make room and try again
store-replaced = A backup was put in the place of the diary meanwhile. Nothing was written; please try again
store-update-loses = The diary could not be brought to version { $to } without a loss ({ $why }), so it was left as it is. Please report this; the version of Titrace that you had before opens it

salvage-medicine = Unreadable medicine
salvage-done = A new diary holds what could be read: { $count ->
    [one] one record
   *[other] { $count } records
} at { $path }. The damaged one was not touched
salvage-rest = Places with something missing: { $holes }; left behind: { $left }; medicines that stand there without their data: { $standing }. Deleted records may be back, earlier versions are gone. Please look through it

place-synced = The diary lies in a folder that { $program } keeps the same on several machines. If two of them write at once, or a file is copied half way, records can be lost. Better keep it in a folder of this machine and choose the synchronised one for backups
place-network = The diary lies on a disk of another kind ({ $kind }), perhaps of another machine. Such disks do not always keep what was saved. Better keep it on this machine and choose that disk for backups

backups-title = Backups
backups-says = Titrace makes a backup when it opens, after every half hour in which something was written, and before an import, an update or a large deletion. Each is opened and compared with the diary before it counts. Older ones are thinned: all of two days, then one a day, a week, a month.
backups-running = A backup is being made…
backups-now = Back up now
backups-second = Second folder for backups
backups-second-says = A stick, another disk, or a folder that a cloud service keeps. What lies on the same disk as the diary goes with it.
backups-second-use = Use this folder
backups-second-last = In the second folder: verified { $at }
backups-second-failed = In the second folder there is no backup ({ $why })
backups-list = Backups beside the diary
backups-row = { $at }, { $count ->
    [one] one change
   *[other] { $count } changes
}
backups-all = Show all { $count }
backups-put-back = Put back the backup of { $at }
backups-put-back-short = Put back…
backups-ask = The diary becomes what it was on { $at }. As it is now, it is kept beside it, and a backup of it is made first.
backups-ask-yes = Put it back
backups-ask-no = Leave it
backup-moment = { $date }, { $clock }
backup-taken-over = A backup was put in the place of the diary; this is it
refused-folder = Please give the whole path of the folder, from the root on
ui-backup = Backup { $at }
ui-backup-trouble = No backup: see Settings
about-crash = The program once ended by an error. Where in it that was stands in { $path }, and nothing that you wrote. It never leaves this machine by itself.
folder-not-shown = The folder of { $path } could not be shown ({ $why })
drafts-back = What you were writing when Titrace ended is here again. Save it or leave it
salvage-in-place = This is what could be read: { $count ->
    [one] one record
   *[other] { $count } records
}. Places with something missing: { $holes }; left behind: { $left }; medicines without their data: { $standing }. Deleted records may be back. The damaged file is kept beside it
trouble-help = What helps
trouble-working = Looking…
trouble-kept = Whatever you choose, this file is kept.
trouble-backup = Open the backup of { $at }
trouble-backup-says = There is a good backup of { $at }. It becomes the diary; what you wrote after it is only in the damaged file.
trouble-no-backup = There is no good backup beside the diary. One in a second folder can be put back with “titrace restore-backup FILE”.
trouble-salvage = Salvage what can be read
trouble-salvage-says = Or a new diary is made of what can still be read. Something may be missing in it, and deleted records may be back.
trouble-folder = Show folder
