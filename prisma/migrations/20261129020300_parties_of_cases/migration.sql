-- Whose identity expires is looked for in what he wrote.
CREATE INDEX "rights_case_party_id_idx" ON "rights_case"("party_id");
CREATE INDEX "counter_notice_party_id_idx" ON "counter_notice"("party_id");
CREATE INDEX "contribution_party_id_idx" ON "contribution"("party_id");
