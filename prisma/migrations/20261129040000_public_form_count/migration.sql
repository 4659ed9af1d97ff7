-- CreateTable
CREATE TABLE "public_form_count" (
    "key" BYTEA NOT NULL,
    "window" TIMESTAMPTZ(0) NOT NULL,
    "submissions" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "public_form_count_pkey" PRIMARY KEY ("key","window")
);

-- CreateIndex
CREATE INDEX "public_form_count_window_idx" ON "public_form_count"("window");
