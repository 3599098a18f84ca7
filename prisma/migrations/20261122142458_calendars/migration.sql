-- AlterTable
ALTER TABLE "calendar_source" ADD COLUMN     "failures" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "fault_since" TIMESTAMPTZ(3),
ADD COLUMN     "told_at" TIMESTAMPTZ(3),
ADD COLUMN     "tried_at" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "calendar_token" ADD COLUMN     "holder" UUID NOT NULL;
