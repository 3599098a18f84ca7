-- CreateTable
CREATE TABLE "follow_up" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "for_day" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status_at" TIMESTAMPTZ(3) NOT NULL,
    "document" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "wording" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "masked_on" DATE,

    CONSTRAINT "follow_up_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "follow_up_file" (
    "follow_up_id" UUID NOT NULL,
    "format" TEXT NOT NULL,
    "edition" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "follow_up_file_pkey" PRIMARY KEY ("follow_up_id","format","edition")
);

-- CreateIndex
CREATE UNIQUE INDEX "follow_up_agreement_id_kind_for_day_version_key" ON "follow_up"("agreement_id", "kind", "for_day", "version");

-- AddForeignKey
ALTER TABLE "follow_up_file" ADD CONSTRAINT "follow_up_file_follow_up_id_fkey" FOREIGN KEY ("follow_up_id") REFERENCES "follow_up"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
