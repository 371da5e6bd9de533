-- SHA-256 of the wording a document was issued with (documents.wording); null: issued before wordings were kept, printed in today's.
alter table cases.document add column wording text;

-- Documents issued before: their facts under the names the wordings use, which until now were put on only when a page was printed.
update cases.document d set facts = jsonb_strip_nulls(d.facts)
    || jsonb_build_object('submittedOn', (f.submitted_at at time zone 'Asia/Shanghai')::date)
    || case d.kind
        when 'receipt' then jsonb_strip_nulls(jsonb_build_object(
            'receivedOn', (f.submitted_at at time zone 'Asia/Shanghai')::date,
            'channel', case f.channel when 'WINDOW' then '综合窗口' else '政务服务网' end,
            'noticeDueOn', coalesce(d.facts -> 'noticeDueOn', d.facts -> 'noticeDueAt'),
            'materials', coalesce((select jsonb_agg(jsonb_build_object('way', case f.channel when 'WINDOW' then '窗口收取' else '附件上传' end) || m.value order by m.ordinality)
                                   from jsonb_array_elements(d.facts -> 'materials') with ordinality m), '[]')))
        when 'correction-notice' then jsonb_strip_nulls(jsonb_build_object('answerDueOn', d.facts -> 'dueOn'))
        when 'lapse-notice' then jsonb_strip_nulls(jsonb_build_object('answerDueOn', d.facts -> 'dueOn'))
        when 'special-procedure-notice' then jsonb_build_object('startsOn', d.facts -> 'startedOn', 'endsBy', coalesce(d.facts ->> 'endsBy', '上述期限届满之日'))
        when 'grant-decision' then jsonb_strip_nulls(jsonb_build_object('conclusion', d.facts -> 'sentence'))
        when 'refuse-decision' then jsonb_strip_nulls(jsonb_build_object('conclusion', d.facts -> 'sentence'))
        when 'withdrawal-confirmation' then jsonb_build_object('withdrawnOn', (d.issued_at at time zone 'Asia/Shanghai')::date)
        when 'delivery-receipt' then jsonb_build_object(
            'way', case d.facts ->> 'way' when '4' then '邮寄送达' when '7' then '直接送达' else '窗口领取' end,
            'recipient', coalesce(d.facts ->> 'signedBy', f.applicant_name),
            'items', (select coalesce(jsonb_agg(jsonb_build_object('name', e.title -> 'zh', 'reference', coalesce(e.number, '')) order by e.issued_at), '[]')
                      from cases.document e where e.case_id = f.id and e.kind in ('grant-decision', 'refuse-decision') and e.issued_at <= d.issued_at)
                  || (select coalesce(jsonb_agg(jsonb_build_object('name', r -> 'name' -> 'zh', 'reference', coalesce(r ->> 'number', ''))), '[]')
                      from jsonb_array_elements(coalesce(f.course -> 'results', '[]')) r))
        else '{}' end
from cases.file f where f.id = d.case_id;
