-- Mail to parties and editors: what became of each. The text is sealed, and gone once it was sent or given up.
CREATE TYPE "mail_state" AS ENUM ('queued', 'sent', 'undeliverable', 'not_configured', 'failed');

CREATE TABLE "mail" (
    "id" UUID NOT NULL,
    "state" "mail_state" NOT NULL,
    "purpose" TEXT NOT NULL,
    "to_party_id" UUID,
    "to_editor_id" TEXT,
    "about_case_id" INTEGER,
    "about_contribution_id" INTEGER,
    "subject" TEXT NOT NULL,
    "text" TEXT,
    "tries" INTEGER NOT NULL DEFAULT 0,
    "code" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "next_try_at" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),
    "undeliverable_at" TIMESTAMPTZ(3),

    CONSTRAINT "mail_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "mail_to_one" CHECK (num_nonnulls("to_party_id", "to_editor_id") = 1),
    CONSTRAINT "mail_about_one" CHECK (num_nonnulls("about_case_id", "about_contribution_id") <= 1),
    CONSTRAINT "mail_text_while_queued" CHECK (("state" = 'queued') = ("text" IS NOT NULL)
      AND ("state" = 'queued') = ("next_try_at" IS NOT NULL)),
    CONSTRAINT "mail_text_sealed" CHECK ("text" LIKE 'v1.%'),
    CONSTRAINT "mail_undeliverable_since" CHECK (("state" = 'undeliverable') = ("undeliverable_at" IS NOT NULL)),
    CONSTRAINT "mail_code_no_address" CHECK ("code" !~ '@')
);

CREATE INDEX "mail_about_case_id_idx" ON "mail"("about_case_id");
CREATE INDEX "mail_about_contribution_id_idx" ON "mail"("about_contribution_id");
CREATE INDEX "mail_to_party_id_idx" ON "mail"("to_party_id");
CREATE INDEX "mail_to_editor_id_idx" ON "mail"("to_editor_id");
CREATE INDEX "mail_due" ON "mail"("next_try_at") WHERE "state" = 'queued';
CREATE INDEX "mail_undeliverable" ON "mail"("purpose", "about_case_id") WHERE "state" = 'undeliverable';

ALTER TABLE "mail" ADD CONSTRAINT "mail_to_party_id_fkey"
  FOREIGN KEY ("to_party_id") REFERENCES "party"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mail" ADD CONSTRAINT "mail_to_editor_id_fkey"
  FOREIGN KEY ("to_editor_id") REFERENCES "editor"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mail" ADD CONSTRAINT "mail_about_case_id_fkey"
  FOREIGN KEY ("about_case_id") REFERENCES "rights_case"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "mail" ADD CONSTRAINT "mail_about_contribution_id_fkey"
  FOREIGN KEY ("about_contribution_id") REFERENCES "contribution"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
