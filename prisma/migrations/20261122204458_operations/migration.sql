-- AlterTable
ALTER TABLE "delivery" ADD COLUMN     "correlation" TEXT;

-- AlterTable
ALTER TABLE "installation" ADD COLUMN     "backup_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "slack_workspace" (
    "team" TEXT NOT NULL,
    "bot_user" TEXT NOT NULL,
    "bot_id" TEXT,
    "scopes" TEXT[],
    "token" TEXT NOT NULL,
    "refresh" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "installed_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "slack_workspace_pkey" PRIMARY KEY ("team")
);

-- CreateTable
CREATE TABLE "known_secret" (
    "name" TEXT NOT NULL,
    "fingerprint" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "known_secret_pkey" PRIMARY KEY ("name")
);

-- CreateTable
CREATE TABLE "self_check" (
    "agreement_id" UUID NOT NULL,
    "day" DATE NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "missing" INTEGER NOT NULL,
    "unsent" INTEGER NOT NULL,
    "doubtful" INTEGER NOT NULL,

    CONSTRAINT "self_check_pkey" PRIMARY KEY ("agreement_id","day")
);
