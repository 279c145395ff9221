"""The course on disk: chapters, exercises, checks, lessons, and submissions to it."""

from grader.course.lessons import Lesson, LessonSection
from grader.course.location import find_course, given_course, installed_course, is_installed, refuse_overlap
from grader.course.names import ExerciseName
from grader.course.source import Check, PublicName
from grader.course.tree import Chapter, Course, Exercise, Pitfall, Verdict, digest

__all__ = [
    "Chapter",
    "Check",
    "Course",
    "Exercise",
    "ExerciseName",
    "Lesson",
    "LessonSection",
    "Pitfall",
    "PublicName",
    "Verdict",
    "digest",
    "find_course",
    "given_course",
    "installed_course",
    "is_installed",
    "refuse_overlap",
]
