//! What a plain sqlite3 sees: the living records, medicines by name. Views of a version are dropped and made anew by a
//! later one; what a released one says is never changed.

pub(super) const V1_VIEWS: &str = "
    CREATE VIEW doses AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, m.name AS medicine, r.amount, r.unit,
               r.count, r.count_unit, r.planned_amount, r.status, r.reason, r.note, r.source, r.entered_by
        FROM dose c
        JOIN dose_revision r ON r.revision_id = c.revision
        JOIN medicine h ON h.id = r.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW symptoms AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.symptom, r.value, r.scale, r.side,
               r.copied, r.note, r.source, r.entered_by
        FROM symptom c JOIN symptom_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW labs AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.analyte, r.value, r.comparator,
               r.number, r.unit, r.unit_written, r.low, r.high, r.range_source, r.lab, r.fasting, r.biotin,
               r.repeat_sample, r.note, r.source, r.entered_by
        FROM lab c JOIN lab_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW events AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.type, r.title, r.until,
               r.until_latest, r.until_basis, r.note, r.source, r.entered_by
        FROM event c JOIN event_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW notes AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.text, r.note, r.source, r.entered_by
        FROM note c JOIN note_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW medicines AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.name, r.form, r.recipe, r.strength,
               r.strength_unit, r.label, r.supply, r.note, r.source, r.entered_by
        FROM medicine c JOIN medicine_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW courses AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, m.name AS medicine, r.until,
               r.until_latest, r.until_basis, r.reason, r.note, r.source, r.entered_by
        FROM course c
        JOIN course_revision r ON r.revision_id = c.revision
        JOIN medicine h ON h.id = r.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
";

pub(super) const V2_VIEWS: &str = "
    DROP VIEW medicines;
    CREATE VIEW medicines AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.name, r.form, r.recipe, r.strength,
               r.strength_unit, r.parts, r.drop_counts, r.label, r.supply, r.note, r.source, r.entered_by
        FROM medicine c JOIN medicine_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW plans AS
        SELECT r.id, r.at, r.at_basis, m.name AS medicine, r.title, r.author, r.rule, r.first, r.step, r.every,
               r.target_low, r.target_high, r.unit, r.time, r.shown_in, r.hold_if, r.missed, r.review, r.note,
               r.source, r.entered_by
        FROM plan c
        JOIN plan_revision r ON r.revision_id = c.revision
        JOIN medicine h ON h.id = r.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW adjustments AS
        SELECT r.id, r.at, r.at_basis, m.name AS medicine, r.plan, r.number, r.type, r.days, r.until, r.amount,
               r.unit, r.time, r.reason, r.note, r.source, r.entered_by
        FROM adjustment c
        JOIN adjustment_revision r ON r.revision_id = c.revision
        JOIN plan p ON p.id = r.plan
        JOIN plan_revision q ON q.revision_id = p.revision
        JOIN medicine h ON h.id = q.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.plan, r.number, r.id;
    CREATE VIEW bottles AS
        SELECT r.id, r.at, r.at_until, r.at_basis, m.name AS medicine, r.holds, r.holds_unit, r.opened, r.use_by,
               r.keeps, r.batch, r.cost, r.currency, r.finished, r.note, r.source, r.entered_by
        FROM bottle c
        JOIN bottle_revision r ON r.revision_id = c.revision
        JOIN medicine h ON h.id = r.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
";

pub(super) const V3_VIEWS: &str = "
    CREATE VIEW analytes AS
        SELECT r.id, r.at, r.at_basis, r.name, r.unit, r.low, r.high, r.note, r.source, r.entered_by
        FROM analyte c JOIN analyte_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW answers AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.asked, r.about, r.reply, r.who,
               r.reason, r.note, r.source, r.entered_by
        FROM answer c JOIN answer_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW attachments AS
        SELECT r.id, r.at, r.at_basis, r.of, r.name, r.media, r.size, r.note, r.source, r.entered_by
        FROM attachment c JOIN attachment_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
";

pub(super) const V4_VIEWS: &str = "
    DROP VIEW symptoms;
    CREATE VIEW symptoms AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.symptom, r.value, r.scale, r.side,
               r.copied, r.check_in, r.note, r.source, r.entered_by
        FROM symptom c JOIN symptom_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    DROP VIEW events;
    CREATE VIEW events AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.type, r.title, r.until,
               r.until_latest, r.until_basis, r.severity, r.confirmed, r.fever, r.absent, r.note, r.source,
               r.entered_by
        FROM event c JOIN event_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    DROP VIEW medicines;
    CREATE VIEW medicines AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, r.name, r.form, r.recipe, r.strength,
               r.strength_unit, r.parts, r.drop_counts, r.label, r.supply, r.category, r.prescribed, r.prescriber,
               r.note, r.source, r.entered_by
        FROM medicine c JOIN medicine_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    DROP VIEW courses;
    CREATE VIEW courses AS
        SELECT r.id, r.at, r.at_until, r.at_basis, r.zone, r.offset_minutes, m.name AS medicine, r.until,
               r.until_latest, r.until_basis, r.reason, r.why, r.never_taken, r.note, r.source, r.entered_by
        FROM course c
        JOIN course_revision r ON r.revision_id = c.revision
        JOIN medicine h ON h.id = r.medicine
        JOIN medicine_revision m ON m.revision_id = h.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW own_symptoms AS
        SELECT r.id, r.at, r.at_basis, r.name, r.scale, r.higher_is, r.sensitive, r.low_words, r.high_words, r.note,
               r.source, r.entered_by
        FROM own_symptom c JOIN own_symptom_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
    CREATE VIEW questions AS
        SELECT r.id, r.at, r.at_basis, r.text, r.done, r.answer, r.note, r.source, r.entered_by
        FROM question c JOIN question_revision r ON r.revision_id = c.revision
        WHERE r.deleted = 0 ORDER BY r.at, r.id;
";
