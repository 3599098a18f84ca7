-- AlterTable
ALTER TABLE "channel" ADD COLUMN     "team" TEXT;
