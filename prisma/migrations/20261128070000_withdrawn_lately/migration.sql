-- Browsers that keep articles are told of those that were withdrawn: few of the entries of the audit trail.
CREATE INDEX "audit_entry_withdrawn" ON "audit_entry" ("id" DESC) WHERE "event" = 'article_withdrawn';
