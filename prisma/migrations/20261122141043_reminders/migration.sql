-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "claimed_by" TEXT,
ADD COLUMN     "claimed_until" TIMESTAMPTZ(3),
ADD COLUMN     "in_doubt" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "not_before" TIMESTAMPTZ(3),
ADD COLUMN     "possible_doubles" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "way" TEXT NOT NULL DEFAULT 'direct';

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "state" JSONB NOT NULL,
    "source_uid" TEXT,

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting_change" (
    "meeting_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "agreement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "function_id" UUID,
    "author" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "hash_key" TEXT,

    CONSTRAINT "meeting_change_pkey" PRIMARY KEY ("meeting_id","version")
);

-- CreateTable
CREATE TABLE "agreement_change" (
    "agreement_id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL,
    "function_id" UUID,
    "author" JSONB NOT NULL,
    "body" JSONB NOT NULL,
    "hash_key" TEXT,

    CONSTRAINT "agreement_change_pkey" PRIMARY KEY ("agreement_id","version")
);

-- CreateTable
CREATE TABLE "reminder" (
    "agreement_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "function_id" UUID,
    "group_id" UUID,
    "person_id" TEXT,
    "subject" JSONB NOT NULL,
    "reason" JSONB NOT NULL,
    "due" DATE NOT NULL,
    "planned_on" DATE NOT NULL,
    "state" TEXT NOT NULL,
    "why" TEXT,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "quiet" BOOLEAN NOT NULL DEFAULT false,
    "delivery_id" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_pkey" PRIMARY KEY ("agreement_id","key")
);

-- CreateTable
CREATE TABLE "reminder_later" (
    "agreement_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "until" DATE NOT NULL,
    "planned_on" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "reminder_later_pkey" PRIMARY KEY ("agreement_id","key","person_id")
);

-- CreateTable
CREATE TABLE "reminder_choice" (
    "person_id" TEXT NOT NULL,
    "without" TEXT[],
    "platform" TEXT,
    "email" TEXT,

    CONSTRAINT "reminder_choice_pkey" PRIMARY KEY ("person_id")
);

-- CreateTable
CREATE TABLE "planning" (
    "agreement_id" UUID NOT NULL,
    "seen_seq" INTEGER NOT NULL,
    "through" TIMESTAMPTZ(3) NOT NULL,
    "next_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "planning_pkey" PRIMARY KEY ("agreement_id")
);

-- CreateTable
CREATE TABLE "pace" (
    "platform" TEXT NOT NULL,
    "tenant" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "free_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pace_pkey" PRIMARY KEY ("platform","tenant","target_id")
);

-- CreateTable
CREATE TABLE "calendar_token" (
    "token_hash" TEXT NOT NULL,
    "agreement_id" UUID NOT NULL,
    "group_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_token_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "calendar_source" (
    "id" UUID NOT NULL,
    "agreement_id" UUID NOT NULL,
    "group_id" UUID NOT NULL,
    "url" TEXT NOT NULL,
    "read_at" TIMESTAMPTZ(3),
    "fault" TEXT,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "calendar_source_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "meeting_agreement_id_source_uid_key" ON "meeting"("agreement_id", "source_uid");

-- CreateIndex
CREATE INDEX "meeting_change_agreement_id_idx" ON "meeting_change"("agreement_id");

-- CreateIndex
CREATE INDEX "reminder_delivery_id_idx" ON "reminder"("delivery_id");

-- CreateIndex
CREATE INDEX "reminder_agreement_id_planned_on_idx" ON "reminder"("agreement_id", "planned_on");

-- CreateIndex
CREATE INDEX "planning_next_at_idx" ON "planning"("next_at");

-- CreateIndex
CREATE INDEX "calendar_token_agreement_id_idx" ON "calendar_token"("agreement_id");

-- CreateIndex
CREATE INDEX "calendar_source_agreement_id_idx" ON "calendar_source"("agreement_id");

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_agreement_id_fkey" FOREIGN KEY ("agreement_id") REFERENCES "agreement"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "working_group"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting_change" ADD CONSTRAINT "meeting_change_meeting_id_fkey" FOREIGN KEY ("meeting_id") REFERENCES "meeting"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
