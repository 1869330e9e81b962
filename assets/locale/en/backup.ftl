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
