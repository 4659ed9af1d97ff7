-- Who opened identities, newest first.
CREATE INDEX "audit_entry_of_parties" ON "audit_entry"("id" DESC) WHERE "subject" = 'party';
