-- Results are issued in bulk now; what waits already may be, too.
update tasks.task set bulk = '["issue"]' where source = 'CASE' and ref_key = 'issue' and status = 'OPEN';
