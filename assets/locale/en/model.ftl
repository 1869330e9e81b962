# What the diary itself says: why a change is refused, what a change did, why the file cannot be used.

# Changes that do not fit
refused-stale = The record was changed or deleted in the meantime. Look at it again and repeat the edit ({ $id })
refused-exists = There is already a record with this id, in the diary or in the trash ({ $id })
refused-name-taken = There is already a medicine named “{ $name }”. Use that one, or choose another name
refused-medicine-missing = The medicine of this record is not in the diary. Add it, or restore it from the trash ({ $id })
refused-record-missing = The record it belongs to is not in the diary. Restore it from the trash first ({ $id })
refused-symptom-taken = There is already a symptom named “{ $name }”. Use that one, or choose another name
refused-analyte-taken = There is already an analyte named “{ $name }”. Use that one, or choose another name
refused-medicine-in-use = { $count ->
    [one] One record belongs to “{ $name }”. Delete it together with the medicine
   *[other] { $count } records belong to “{ $name }”. Delete them together with the medicine
    }

# What a change did, as it stands after “Undo” and “Redo”
change-add = { $kind ->
    [medicine] adding a medicine
    [plan] adding a plan
   *[other] { $count ->
        [one] { $kind ->
            [dose] adding a dose
            [symptom] adding a symptom
            [lab] adding a lab result
            [event] adding an event
            [note] adding a note
            [course] adding a course
            [adjustment] adding a change to the plan
            [bottle] adding a bottle
            [analyte] adding an analyte
            [answer] adding an answer
            [attachment] adding an attachment
            [own_symptom] adding an own symptom
            [question] adding a question
           *[other] adding a record
        }
       *[other] adding { $count } records
    }
    }
change-edit = { $kind ->
    [dose] editing a dose
    [symptom] editing a symptom
    [lab] editing a lab result
    [event] editing an event
    [note] editing a note
    [medicine] editing a medicine
    [course] editing a course
    [plan] editing a plan
    [adjustment] editing a change to the plan
    [bottle] editing a bottle
    [analyte] editing an analyte
    [answer] editing an answer
    [attachment] editing an attachment
    [own_symptom] editing an own symptom
    [question] editing a question
   *[other] editing a record
    }
change-delete = { $kind ->
    [medicine] deleting a medicine
    [plan] deleting a plan
   *[other] { $count ->
        [one] { $kind ->
            [dose] deleting a dose
            [symptom] deleting a symptom
            [lab] deleting a lab result
            [event] deleting an event
            [note] deleting a note
            [course] deleting a course
            [adjustment] deleting a change to the plan
            [bottle] deleting a bottle
            [analyte] deleting an analyte
            [answer] deleting an answer
            [attachment] deleting an attachment
            [own_symptom] deleting an own symptom
            [question] deleting a question
           *[other] deleting a record
        }
       *[other] deleting { $count } records
    }
    }
change-restore = { $kind ->
    [medicine] restoring a medicine
    [plan] restoring a plan
   *[other] { $count ->
        [one] { $kind ->
            [dose] restoring a dose
            [symptom] restoring a symptom
            [lab] restoring a lab result
            [event] restoring an event
            [note] restoring a note
            [course] restoring a course
            [adjustment] restoring a change to the plan
            [bottle] restoring a bottle
            [analyte] restoring an analyte
            [answer] restoring an answer
            [attachment] restoring an attachment
            [own_symptom] restoring an own symptom
            [question] restoring a question
           *[other] restoring a record
        }
       *[other] restoring { $count } records
    }
    }
change-import = { $count ->
    [one] importing one record
   *[other] importing { $count } records
    }
change-configure = changing the settings

# The file
store-no-diary = There is no diary at { $path }
store-damaged = The diary file is damaged, and nothing in it was changed ({ $why })
store-empty = The file is empty: it is not a diary. Nothing was written to it
store-not-a-database = The file is not a diary. Nothing was written to it
store-foreign = The file belongs to another program. Nothing was written to it
store-newer = The diary was written by a newer version of Titrace (file version { $found }, this program knows { $known }). Nothing was written to it
store-not-a-file = This is not a file, so it cannot be a diary
store-busy = Another program is writing to the diary. Nothing was saved; try again in a moment
store-full = The disk is full. Nothing was saved
store-read-only = The diary file cannot be written to. Nothing was saved
store-bad-row = The diary file is damaged: table { $table }, record { $id }, column { $column }: { $why }
store-pragma = The diary was not opened, because the database did not accept a safety setting ({ $name }: { $found })
store-strange-journal = Beside the diary lies { $path }, which is not its own: it would damage the diary. Nothing was changed. Move that file to another place and open the diary again; should the diary then be damaged, use a backup of it
store-exists = There is already a file at { $path }
store-sqlite = The diary file could not be used ({ $why })
store-io = The diary file could not be reached ({ $why })
refused-moved = Somebody else wrote into the diary at the same time. Nothing was written; please try again
