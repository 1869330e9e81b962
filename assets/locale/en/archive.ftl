### The archive: the whole diary in one file, out and back.

archive-not-one = This is no archive of Titrace. Nothing was imported
archive-newer = The archive was written by a newer version of Titrace (version { $found }, this program knows { $known }). Nothing was imported
archive-altered = The archive is not as it was written: it was cut off or changed. Nothing was imported
archive-bad-line = Line { $line } of the archive says what no diary says ({ $why }). Nothing was imported
archive-unsound = The archive holds no sound diary ({ $why }). Nothing was imported
archive-io = The file of the archive could not be used ({ $why })
archive-there = { $path } is there and is no earlier archive of this diary; it stays as it is. Name another file
archive-diary-there = there is a file at { $path } already, and it stays as it is; an archive is read where no diary is. Name another with --diary
archive-written = Everything is in { $path }. It is not encrypted: keep it where only you can read it
archive-read = The diary is at { $path }: { $count ->
    [one] one record
   *[other] { $count } records
}, { $trash } in the trash, as in the archive
store-left-behind = { $path } was left behind by a diary that is no longer there, and would damage a new one. Put the diary back beside it, or move that file away

settings-archive = Archive
settings-archive-says = The whole diary in one file: also the trash, earlier versions and attachments. A diary can be made of it again that is the same in everything, on this machine or another. It is not encrypted.
settings-archive-to = Write the archive into this file
settings-archive-write = Write the archive
settings-archive-in-says = There is no diary here yet. One can be made of an archive, the same as the one that was written into it.
settings-archive-from = Make the diary of this archive
settings-archive-read = Read the archive
