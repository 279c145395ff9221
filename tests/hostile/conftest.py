"""Nothing below here is collected: the cases and their miniature course are material, not tests."""

collect_ignore_glob = ["*"]
