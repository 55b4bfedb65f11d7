import type { Pool } from 'pg'
import { HOME_COMMUNITY } from '../../../cloudfunctions/demo-city/city'
import { newId } from '../../../cloudfunctions/kernel/ids'
import { demoPerson } from '../../world/city'

/** What a case only gathers later in its life, so that "0 rows" below never means an empty table. */
export async function makeEveryTableFull(pool: Pool, caseId: string): Promise<void> {
  const [me, helper] = [demoPerson('resident').personId, demoPerson('volunteer').personId]
  await pool.query(`
    insert into case_verdict values ('${HOME_COMMUNITY}', '${caseId}', 1, true, false, false, '', now());
    insert into case_rating
    values ('${HOME_COMMUNITY}', '${caseId}', 'resident', '${me}', '${helper}', 5, '', now(), now());
    insert into case_photo
    values ('${HOME_COMMUNITY}', '${caseId}', '${newId()}', 'post', 'photo/x', null, 1, 1, null, now());
    insert into case_view
    values ('${HOME_COMMUNITY}', '${caseId}', '${helper}', 'volunteer', '陈老师', null, now(), now(), 1);
    insert into assignment
    values ('${HOME_COMMUNITY}', '${caseId}', '${newId()}', '${helper}', 'assign', now(), null, null);
    insert into upload
    values ('${me}', '${newId()}', 'photo', 'ticketed', null, null, null, null, null, null, now(), now());
    insert into application (
      community_code, application_id, person_id, kind, name, max_open_tasks, consent_edition, consented_at, state,
      submitted_at
    )
    values ('${HOME_COMMUNITY}', '${caseId}', '${helper}', 'volunteer', '', 1, 1, now(), 'approved', now());
    insert into gridwork_event
    values ('${HOME_COMMUNITY}', '${caseId}', '${newId()}', now(), 'submitted', null, '', '');
    insert into appointment_counter values ('${HOME_COMMUNITY}', 2026, 1);
    insert into appointment (
      community_code, appointment_id, application_id, person_id, kind, name, working_name, year, seq, from_day,
      until_day, ends_at, state, appointed_by, appointed_name, appointed_at
    )
    values (
      '${HOME_COMMUNITY}', '${caseId}', '${caseId}', '${helper}', 'volunteer', '', '', 2026, 1, '2026-01-01',
      '2026-12-31', now(), 'active', '${me}', '', now()
    );
    insert into consent_entry values ('${HOME_COMMUNITY}', '${newId()}', '${helper}', 'gridwork', 1, true, now());
    insert into post_candidacy (community_code, candidacy_id, post_code, person_id, name, state, at)
    values ('${HOME_COMMUNITY}', '${newId()}', 'G${HOME_COMMUNITY}001-B001', '${helper}', '', 'open', now());
    insert into post_holding (community_code, holding_id, post_code, person_id, name, since, appointed_by)
    values ('${HOME_COMMUNITY}', '${newId()}', 'G${HOME_COMMUNITY}001-B001', '${helper}', '', now(), '${me}');
    insert into canteen values ('${HOME_COMMUNITY}', '${caseId}', '食堂', '', 111, 40, null, 'open', 1, now());
    insert into invitation
    values (
      '${HOME_COMMUNITY}', '${caseId}', 'canteen', '${caseId}', '\\x00', '${helper}', now(), now() + interval '7 days'
    );
    insert into canteen_clerk values ('${HOME_COMMUNITY}', '${caseId}', '${helper}', now(), null);
    insert into canteen_policy
    values ('${HOME_COMMUNITY}', '${caseId}', 1, null, null, 60, 'none', 3, 30, 7, 30, now());
    insert into canteen_tier
    values ('${HOME_COMMUNITY}', '${caseId}', 1, 'full', 0, '原价', 'anybody', null, 100, 0, null, null, null, '');
    insert into meal_sitting
    values (
      '${HOME_COMMUNITY}', '${caseId}', '${caseId}', '2026-11-23', 'lunch', 'open', now() + interval '1 hour', now(),
      now() + interval '1 hour', null, null, 60, null, 1, 0, 0, 0, 0
    );
    insert into meal_menu values ('${HOME_COMMUNITY}', '${caseId}', '[]', 1600, 1, now(), 1);
    insert into meal_reservation (
      community_code, reservation_id, sitting_id, canteen_id, day, sitting, person_id, by_id, person_name, state, pool,
      tier_code, tier_name, price_fen, full_price_fen, subsidy_source, pick_up_from, pick_up_until, hold_until,
      hold_minutes, reserved_at
    )
    values (
      '${HOME_COMMUNITY}', '${caseId}', '${caseId}', '${caseId}', '2026-11-23', 'lunch', '${me}', '${me}', '张',
      'cancelled', 'general', 'full', '原价', 1600, 1600, '', now(), now(), now(), 60, now() - interval '1 hour'
    );
    insert into meal_line values ('${HOME_COMMUNITY}', '${caseId}', 1);
    insert into age_seen values ('${HOME_COMMUNITY}', '${helper}', 60, '${helper}', now());
    insert into canteen_sheet values ('${HOME_COMMUNITY}', '${caseId}', '2026-11-22', '{}', null, now());
    insert into station (
      community_code, station_id, code, state, name, kind, lng, lat, address, hours, offered_by, created_at, version
    )
    values (
      '${HOME_COMMUNITY}', '${caseId}', 'HMEAA2', 'offered', '红驿', 'merchant', 111, 40, '一号', '24/7', '${helper}',
      now(), 1
    );
    insert into station_code values ('HMEAA2', '${HOME_COMMUNITY}', '${caseId}');
    insert into station_fault (
      community_code, fault_id, station_id, what, facility, state, people, weight, opened_at, last_at, office_code,
      due_at, due_provisional, warn_at
    )
    values (
      '${HOME_COMMUNITY}', '${caseId}', '${caseId}', 'broken', 'water', 'open', 1, 1, now(), now(), '${HOME_COMMUNITY}',
      now(), false, now()
    );
    insert into station_report (community_code, report_id, station_id, fault_id, person_id, what, weight, at, said_at)
    values ('${HOME_COMMUNITY}', '${caseId}', '${caseId}', '${caseId}', '${helper}', 'broken', 1, now(), now());
    insert into station_photo
    values ('${HOME_COMMUNITY}', '${caseId}', '${newId()}', null, 'post', 'photo/x', null, 1, 1, now());
    insert into station_visit values ('${HOME_COMMUNITY}', '${caseId}', current_date, 1);
    insert into notice
    values ('${me}', '${newId()}', 'case.answered', '${HOME_COMMUNITY}', '${caseId}', '社区答复了', '', now(), null)`)
}
